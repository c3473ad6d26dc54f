import { NotThere } from '@voordeur/core'
import { Form, FormKind } from '@voordeur/core/care'
import { describe, expect, it } from 'vitest'
import { openPart } from '../testing/open-part.ts'
import { toRecord } from '../testing/records-in-memory.ts'
import { toBlocks } from './blocks.ts'
import { forms } from './part.ts'

const toForm = (at: string, data: object) => toRecord(Form, at, { kind: 'verwijs', title: 'Verwijsformulier', ...data })
const KINDS = [
  toRecord(FormKind, '2026-01-01T00:00:00.000Z', { kind: 'pmt', title: 'PMT' }),
  toRecord(FormKind, '2026-01-01T00:00:01.000Z', { kind: 'verwijs', title: 'Verwijsformulier' }),
]
const REFERRAL = toForm('2026-11-01T08:00:00.000Z', {
  filledAt: '2026-11-01',
  status: 'in-progress',
  family: { name: 'Anja de Wit', relation: 'Dochter' },
  fields: [{ text: 'Waarom verwijzen we', answers: ['Valt vaak.'] }],
})

describe('the kinds of forms', () => {
  it('are listed with how many were filled in, 0 as well, and an eye where there is something to read', async () => {
    const { html, summary } = await openPart(forms, [...KINDS, REFERRAL])
    expect(html).toMatch(/Verwijsformulier<\/td><td[^>]*>1<\/td><td[^>]*><a[^>]*href="\/deel\?kind=verwijs"/)
    expect(html).toMatch(/PMT<\/td><td[^>]*>0<\/td><td[^>]*><\/td>/)
    expect(html).toContain('Bekijken<span class="visually-hidden">: Verwijsformulier</span>')
    expect(summary).toContain('1 formulier ingevuld')
  })

  it('are called by a form of theirs where the record names no kinds', async () => {
    const { html } = await openPart(forms, [REFERRAL])
    expect(html).toContain('Verwijsformulier</td>')
  })

  it('are counted beyond fifty', async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      toForm(new Date(Date.UTC(2026, 0, 1, index)).toISOString(), { kind: `k${index}` }),
    )
    const { data } = await openPart(forms, many)
    expect(data).toMatchObject({ kinds: { length: 60 } })
  })
})

describe('the forms of one kind', () => {
  it('come twenty at a time', async () => {
    const many = Array.from({ length: 25 }, (_, index) => toForm(new Date(Date.UTC(2026, 0, 1, index)).toISOString(), {}))
    const { html } = await openPart(forms, many, { query: { kind: 'verwijs' } })
    expect(html.match(/href="\/deel\?form=/g)).toHaveLength(20)
    expect(html).toContain('/deel?kind=verwijs&amp;before=')
  })

  it('say so when none was filled in', async () => {
    const { html } = await openPart(forms, KINDS, { query: { kind: 'pmt' } })
    expect(html).toContain('PMT is nog niet ingevuld')
  })

  it('of a kind that does not exist are not there', async () => {
    await expect(openPart(forms, [...KINDS, REFERRAL], { query: { kind: 'x' } })).rejects.toThrow(NotThere)
  })
})

describe('a form', () => {
  it('says when and by whom it was filled in, and that it is not ready', async () => {
    const { html } = await openPart(forms, [REFERRAL], { query: { form: REFERRAL.id } })
    expect(html).toContain('Ingevuld op <time datetime="2026-11-01">1 november 2026</time>')
    expect(html).toContain('Geschreven door familie: Anja de Wit, Dochter')
    expect(html).toContain('nog niet helemaal ingevuld')
  })

  it('says a day or a moment that is an answer in words, and leaves text as it was written', async () => {
    const form = toForm('2026-11-02T08:00:00.000Z', {
      fields: [{ text: 'Wanneer', answers: ['2026-11-01', '2026-11-01T08:30:00+01:00', 'Sinds 2026-11-01 beter', '2026-13-45'] }],
    })
    const { html } = await openPart(forms, [form], { query: { form: form.id } })
    expect(html).toContain('<time datetime="2026-11-01">1 november 2026</time>')
    expect(html).toContain('<time datetime="2026-11-01T08:30:00+01:00">1 november 2026 om 08:30</time>')
    expect(html).toContain('Sinds 2026-11-01 beter')
    expect(html).toContain('2026-13-45')
  })

  it('that is not there is not there', async () => {
    await expect(openPart(forms, [REFERRAL], { query: { form: 'form-1' } })).rejects.toThrow(NotThere)
  })

  it('is saved in full after the kinds', async () => {
    const { data } = await openPart(forms, [...KINDS, REFERRAL])
    const next = forms.nextPage?.(data)
    expect(next).toEqual({ show: 'all' })
    const all = await openPart(forms, [...KINDS, REFERRAL], { query: next ?? {} })
    expect(all.html).toContain('Valt vaak.')
    expect(forms.nextPage?.(all.data)).toBeUndefined()
  })

  it.each([{ form: '1' }, { show: 'some' }, { other: 'x' }])('is not asked for by %o', (query) => {
    expect(forms.query?.safeParse(query).success).toBe(false)
  })
})

describe('the fields of a form', () => {
  it('are headings where something deeper follows, and else questions with their answers', () => {
    const field = (text: string, level: number, ...answers: string[]) => ({ text, level, answers })
    expect(toBlocks([field('Wonen', 1), field('Bijzonderheden', 2), field('Hulp bij wassen', 3, 'Ja'), field('Hulp bij eten', 3)])).toEqual(
      [
        { kind: 'heading', text: 'Wonen', depth: 0 },
        { kind: 'heading', text: 'Bijzonderheden', depth: 1 },
        {
          kind: 'questions',
          questions: [
            { text: 'Hulp bij wassen', answers: ['Ja'] },
            { text: 'Hulp bij eten', answers: [] },
          ],
        },
      ],
    )
  })
})
