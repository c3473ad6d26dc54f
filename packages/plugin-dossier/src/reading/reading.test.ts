import { NotThere } from '@voordeur/core'
import { Form, Report } from '@voordeur/core/care'
import { describe, expect, it } from 'vitest'
import { openPart } from '../testing/open-part.ts'
import { toRecord } from '../testing/records-in-memory.ts'
import { reading } from './part.ts'

const REPORTS = [
  ['2026-11-21T20:00:00.000Z', 'Nachtrust', 'Sliep vast.'],
  ['2026-11-20T08:00:00.000Z', 'Eten en drinken', 'At haar brood op.'],
  ['2026-10-31T23:30:00.000Z', 'Nachtrust', 'Wakker rond half een.'],
  ['2026-10-31T22:30:00.000Z', 'Nachtrust', 'Naar bed gegaan.'],
].map(([at = '', topic, text]) => toRecord(Report, at, { reportedAt: at, topic, text }))

describe('reading', () => {
  it('offers every topic of the record with its count', async () => {
    const { html } = await openPart(reading, REPORTS)
    expect(html).toMatch(/href="\/deel\?topic=Nachtrust">Nachtrust<span[^>]*> 3</)
    expect(html).toContain('Eten en drinken')
  })

  it('shows only the chosen topic', async () => {
    const { html } = await openPart(reading, REPORTS, { query: { topic: 'Eten en drinken' } })
    expect(html).toContain('At haar brood op.')
    expect(html).not.toContain('Sliep vast.')
  })

  it('shows only the chosen month, by the clock of Amsterdam', async () => {
    const { html } = await openPart(reading, REPORTS, { query: { month: '2026-11' } })
    expect(html).toContain('Wakker rond half een.')
    expect(html).not.toContain('Naar bed gegaan.')
  })

  it('says so when a choice leaves nothing, and keeps the choices', async () => {
    const { html } = await openPart(reading, REPORTS, { query: { month: '2026-02' } })
    expect(html).toContain('Geen rapportages gevonden')
    expect(html).toContain('Kies een onderwerp')
  })

  it.each([{ month: '2026-13' }, { month: 'maart' }, { other: 'x' }])('refuses the query %o', (query) => {
    expect(reading.query?.safeParse(query).success).toBe(false)
  })
})

describe('questionnaires', () => {
  const CARD = toRecord(Form, '2026-11-19T08:00:00.000Z', {
    kind: 'kaart',
    title: 'Cliëntkaart',
    filledAt: '2026-11-19',
    author: { role: 'Verzorgende' },
    fields: [{ text: 'Eet en drinkt', answers: ['Zelfstandig'] }],
  })

  it('stand between the reports, and in a cluster of their own with their number', async () => {
    const { html } = await openPart(reading, [...REPORTS, CARD])
    expect(html).toMatch(/href="\/deel\?kind=kaart">Cliëntkaart<span[^>]*> 1</)
    expect(html.match(/<article/g)).toHaveLength(5)
    expect(html).not.toContain('Zelfstandig')
  })

  it('can be narrowed to one kind', async () => {
    const { html } = await openPart(reading, [...REPORTS, CARD], { query: { kind: 'kaart' } })
    expect(html.match(/<article/g)).toHaveLength(1)
    expect(html).toContain(`href="/deel?form=${CARD.id}"`)
  })

  it('are opened to be read', async () => {
    const { html } = await openPart(reading, [CARD], { query: { form: CARD.id } })
    expect(html).toMatch(/<dt>Eet en drinkt<\/dt><dd>.*Zelfstandig/)
    expect(html).toContain('19 november 2026</time> · Verzorgende')
  })

  it('that are not there are not there', async () => {
    await expect(openPart(reading, [...REPORTS, CARD], { query: { form: REPORTS[0]?.id ?? '' } })).rejects.toThrow(NotThere)
  })

  it('are no clusters where there are none', async () => {
    const { html } = await openPart(reading, REPORTS)
    expect(html).not.toContain('Vragenlijsten')
  })
})
