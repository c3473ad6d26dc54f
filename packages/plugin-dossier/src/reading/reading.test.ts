import { Report } from '@voordeur/core/care'
import { describe, expect, it } from 'vitest'
import { openPart } from '../testing/open-part.ts'
import { toRecord } from '../testing/records-in-memory.ts'
import { addMonths, sayMonth, toMonthBounds, toMonthChoice } from './month.ts'
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

describe('months', () => {
  it('run from the first to the last moment in Amsterdam, in winter and in summer', () => {
    expect(toMonthBounds('2026-01')).toEqual({ from: '2025-12-31T23:00:00.000Z', until: '2026-01-31T22:59:59.999Z' })
    expect(toMonthBounds('2026-03')).toEqual({ from: '2026-02-28T23:00:00.000Z', until: '2026-03-31T21:59:59.999Z' })
  })

  it('count across years', () => {
    expect(addMonths('2026-01', -1)).toBe('2025-12')
    expect(addMonths('2025-12', 2)).toBe('2026-02')
  })

  it('offer six, never one that has yet to come', () => {
    expect(toMonthChoice('2026-11', undefined)).toEqual(['2026-11', '2026-10', '2026-09', '2026-08', '2026-07', '2026-06'])
    expect(toMonthChoice('2026-11', '2026-06')[0]).toBe('2026-08')
  })

  it('are said in words', () => {
    expect(sayMonth('2026-03', 'nl')).toBe('maart 2026')
  })
})
