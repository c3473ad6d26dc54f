import type { Part, VisibleRecord } from '@voordeur/core'
import { Goal, Measurement, Report } from '@voordeur/core/care'
import { describe, expect, it } from 'vitest'
import { dossier } from './dossier.ts'
import { openPart } from './testing/open-part.ts'
import { toRecord } from './testing/records-in-memory.ts'
import { toSampleRecords } from './testing/sample-records.ts'

const { parts } = dossier()
// The portal's own ids are UUIDs, and those of these samples are not.
const withId = <Data>(record: VisibleRecord<Data>) => ({ ...record, id: crypto.randomUUID() })
const samples: readonly VisibleRecord[] = toSampleRecords('VINDPLAATS').map((record) => withId(record as VisibleRecord))

const listLinks = ({ search }: Part) =>
  search.flatMap(({ type, link }) =>
    samples.filter((record) => record.type === type.name).map((record) => ({ type: type.name, record, query: link(record) })),
  )

describe.each(parts.filter(({ search }) => search.length > 0).map((part) => [part.id, part] as const))('what is found in %s', (_, part) => {
  it('is shown at the address to which the search leads', async () => {
    for (const { type, record, query } of listLinks(part)) {
      if (query === undefined) continue
      expect([type, part.query === undefined ? Object.keys(query) : (part.query.safeParse(query).error ?? [])]).toEqual([type, []])
      // A goal is shown with its plan.
      const { html } = await openPart(part, type === Goal.name ? samples : [record], { query })
      expect(html).toContain('VINDPLAATS')
    }
  })
})

it('every part that reads prose finds it, and what finds nothing holds names and numbers', () => {
  expect(parts.filter(({ search }) => search.length === 0).map(({ id }) => id)).toEqual(['personal', 'contacts', 'coverage', 'team'])
})

it('a report leads to its day, beside what else was written then', async () => {
  const at = '2026-11-20T23:30:00.000Z'
  const found = withId(toRecord(Report, at, { reportedAt: at, text: 'DEZE' }))
  const beside = withId(
    toRecord(Measurement, '2026-11-21T08:00:00.000Z', { code: { code: 'x' }, label: 'X', measuredAt: '2026-11-21', text: 'ERNAAST' }),
  )
  const earlier = withId(toRecord(Report, '2026-11-20T12:00:00.000Z', { reportedAt: at, text: 'EERDER' }))
  const timeline = parts.find(({ id }) => id === 'timeline')
  const query = timeline?.search.find(({ type }) => type === Report)?.link(found)
  expect(query).toEqual({ from: '2026-11-21', until: '2026-11-21' })
  const { html } = await openPart(timeline as Part, [found, beside, earlier], { query: query ?? {} })
  expect(html).toContain('DEZE')
  expect(html).toContain('ERNAAST')
  expect(html).not.toContain('EERDER')
})
