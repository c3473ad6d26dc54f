import { NotThere } from '@voordeur/core'
import { Goal, Measurement, Report } from '@voordeur/core/care'
import { describe, expect, it } from 'vitest'
import { openPart } from '../testing/open-part.ts'
import { toRecord } from '../testing/records-in-memory.ts'
import { reports } from './part.ts'

const toReport = (at: string, data: object) => toRecord(Report, at, { reportedAt: at, ...data })
const COOKING = toRecord(Goal, '2026-01-01T00:00:00.000Z', { sourceId: 'bron-7', description: 'Zelf koken' })
const RECORDS = [
  toReport('2026-11-20T16:00:00.000Z', { text: 'Kookte soep.', goal: 'bron-7', author: { role: 'Begeleider' } }),
  toReport('2026-11-19T16:00:00.000Z', { text: 'Ging op tijd naar bed.', card: 'support' }),
  toReport('2026-10-19T16:00:00.000Z', { text: 'Belde met zus.' }),
  toRecord(Measurement, '2026-11-19T18:00:00.000Z', {
    code: { code: '29463-7' },
    label: 'Gewicht',
    measuredAt: '2026-11-19T18:00:00.000Z',
    quantity: { value: 71, unit: 'kg' },
  }),
  COOKING,
]

const open = async (query: Record<string, string> = {}) => (await openPart(reports, RECORDS, { query })).html

describe('reports', () => {
  it('come newest first, with what was measured between them', async () => {
    const html = await open()
    const places = ['Kookte soep.', '71 kg', 'Ging op tijd naar bed.', 'Belde met zus.'].map((text) => html.indexOf(text))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places).not.toContain(-1)
  })

  it('say who wrote them, on which card, and about which goal', async () => {
    const html = await open()
    expect(html).toContain('Begeleider')
    expect(html).toContain('Doelenkaart: Zelf koken')
    expect(html).toContain('>Ondersteuningskaart</p>')
  })

  it.each([
    [{ card: 'support' }, ['Ging op tijd naar bed.']],
    [{ card: 'goal' }, ['Kookte soep.']],
    [{ card: 'measurements' }, ['71 kg']],
    [{ goal: COOKING.id }, ['Kookte soep.']],
    [{ month: '2026-10' }, ['Belde met zus.']],
    [{ from: '2026-11-19', until: '2026-11-19' }, ['71 kg', 'Ging op tijd naar bed.']],
  ])('are narrowed by %o', async (query, wanted) => {
    const html = await open(query)
    const all = ['Kookte soep.', '71 kg', 'Ging op tijd naar bed.', 'Belde met zus.']
    expect(all.filter((text) => html.includes(text))).toEqual(wanted)
  })

  it('keep what was chosen on the way to older ones and to another month', async () => {
    const many = Array.from({ length: 25 }, (_, index) =>
      toReport(new Date(Date.UTC(2026, 10, 1, index)).toISOString(), { text: 'x', card: 'support' }),
    )
    const { html } = await openPart(reports, many, { query: { card: 'support', month: '2026-11' } })
    expect(html).toContain('/deel?card=support&amp;month=2026-11&amp;before=')
    expect(html).toContain('/deel?card=support&amp;month=2026-10')
  })

  it('say on paper what they were narrowed to', async () => {
    expect(await open({ card: 'goal', goal: COOKING.id, month: '2026-11' })).toContain(
      'Gekozen is: Doelenkaart, Zelf koken, Periode: november 2026.',
    )
    expect(await open()).not.toContain('papier')
  })

  it('name no goal by its number in the source', async () => {
    const html = await open()
    expect(html).toContain(`value="${COOKING.id}"`)
    expect(html).not.toContain('bron-7')
  })

  it('of a goal that is not there are not there', async () => {
    await expect(open({ goal: 'goal-1' })).rejects.toThrow(NotThere)
  })

  it('say what is wrong with a day, and keep what was typed', async () => {
    const html = await open({ from: '31-02-2026' })
    expect(html).toMatch(/role="alert".*href="#from"/)
    expect(html).toContain('value="31-02-2026"')
    expect(html).not.toContain('Kookte soep.')
  })
})
