import type { FieldTally, PartContext, RecordReader } from '@voordeur/core'
import { Measurement } from '@voordeur/core/care'
import { toLatest, toReading, type Reading } from './reading.ts'

/** The page of measurements: the newest of each kind, and one page of history. */
export interface MeasurementsPage {
  readonly latest: readonly Reading[]
  readonly kinds: readonly FieldTally[]
  readonly kind?: string
  readonly history: readonly Reading[]
  readonly older?: string
  readonly paged: boolean
}

const RECENT = 100

/** Loads the measurements of a client: one page of history, of one kind when the reader chose it. */
export async function loadMeasurements({ records, query }: PartContext<'client'>): Promise<MeasurementsPage> {
  const kinds = await records.tally(Measurement, 'label')
  const page = await records.list(Measurement, {
    ...(query['before'] && { before: query['before'] }),
    ...(query['kind'] && { where: { label: query['kind'] } }),
  })
  return {
    latest: await loadLatest(records, kinds),
    kinds,
    history: page.items.map((item) => toReading(item)),
    paged: query['before'] !== undefined,
    ...(query['kind'] && { kind: query['kind'] }),
    ...(page.older && { older: page.older }),
  }
}

/** One query finds nearly all; only a kind that was not measured for long asks one of its own. */
async function loadLatest(records: RecordReader, kinds: readonly FieldTally[]): Promise<readonly Reading[]> {
  const recent = await records.list(Measurement, { limit: RECENT })
  const latest = [...toLatest(recent.items.map((item) => toReading(item)))]
  for (const { value } of kinds.filter((kind) => !latest.some((reading) => reading.label === kind.value))) {
    const page = await records.list(Measurement, { limit: 1, where: { label: value } })
    latest.push(...page.items.map((item) => toReading(item)))
  }
  return latest
}

/** Loads the newest measurement; one without a date is not known to be new. */
export async function loadNewestMeasurement({ records }: PartContext<'client'>): Promise<Reading | undefined> {
  const page = await records.list(Measurement, { limit: 1 })
  return page.items.map((item) => toReading(item)).find(({ when }) => when !== undefined)
}
