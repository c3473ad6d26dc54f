import type { FieldTally, PartContext, RecordReader } from '@voordeur/core'
import { Measurement } from '@voordeur/core/care'
import { toLatest, toReading, type Reading } from './reading.ts'
import { isDrawable, toDrawnSeries, type DrawnSeries } from './series.ts'
import { toMonthOf, toPictureWindow, toYearAfter, type PictureWindow } from './window.ts'

/** A year of one kind as a picture, with the way to the years around it (the last month of each, `YYYY-MM`). */
export interface YearPicture {
  readonly drawn: DrawnSeries
  readonly earlier?: string
  readonly later?: string
}

/** The page of measurements: the newest of each kind with its course, or one kind with its picture; and one page of history. */
export interface MeasurementsPage {
  readonly latest: readonly Reading[]
  /** The course of each kind among the newest measurements of all. */
  readonly courses: readonly { readonly label: string; readonly drawn: DrawnSeries }[]
  readonly kinds: readonly FieldTally[]
  readonly kind?: string
  readonly picture?: YearPicture
  /** The last month of the picture, when the reader chose it. */
  readonly until?: string
  readonly history: readonly Reading[]
  readonly older?: string
  readonly paged: boolean
}

const RECENT = 100
const MOST_PAGES_DRAWN = 4

/** Loads the measurements of a client: one page of history, of one kind (and up to one month) when the reader chose it. */
export async function loadMeasurements({ records, query }: PartContext<'client'>): Promise<MeasurementsPage> {
  const { before, kind, until } = query
  const kinds = await records.tally(Measurement, 'label')
  const recent = await listReadings(records, { limit: RECENT })
  const latest = await loadLatest(records, { kinds, recent })
  const picture = kind === undefined ? undefined : await loadPicture(records, { kind, until, latest })
  const page = await records.list(Measurement, {
    ...(before && { before }),
    ...(kind && { where: { label: kind } }),
    ...(until && { until: toPictureWindow(until).to }),
  })
  return {
    latest,
    courses: kind === undefined ? toCourses(recent) : [],
    kinds,
    history: page.items.map((item) => toReading(item)),
    paged: before !== undefined,
    ...(kind && { kind }),
    ...(picture && { picture }),
    ...(until && { until }),
    ...(page.older && { older: page.older }),
  }
}

async function listReadings(records: RecordReader, filter: Parameters<RecordReader['list']>[1]): Promise<readonly Reading[]> {
  const page = await records.list(Measurement, filter)
  return page.items.map((item) => toReading(item))
}

/** One query finds nearly all; only a kind that was not measured for long asks one of its own. */
async function loadLatest(
  records: RecordReader,
  found: { readonly kinds: readonly FieldTally[]; readonly recent: readonly Reading[] },
): Promise<readonly Reading[]> {
  const latest = [...toLatest(found.recent)]
  for (const { value } of found.kinds.filter((kind) => !latest.some((reading) => reading.label === kind.value))) {
    latest.push(...(await listReadings(records, { limit: 1, where: { label: value } })))
  }
  return latest
}

function toCourses(recent: readonly Reading[]): MeasurementsPage['courses'] {
  return [...Map.groupBy(recent, ({ label }) => label)]
    .map(([label, readings]) => ({ label, drawn: toDrawnSeries(readings) }))
    .filter(({ drawn }) => isDrawable(drawn))
}

/** The year that ends with the chosen month, else with the newest measurement; nothing for a kind without a date. */
async function loadPicture(
  records: RecordReader,
  of: { readonly kind: string; readonly until: string | undefined; readonly latest: readonly Reading[] },
): Promise<YearPicture | undefined> {
  const when = of.latest.find(({ label }) => label === of.kind)?.when
  if (when === undefined) return undefined
  const newest = toMonthOf(when)
  const window = toPictureWindow(of.until ?? newest)
  const where = { label: of.kind }
  const drawn = toDrawnSeries(await listYear(records, where, window))
  const [before] = await listReadings(records, { where, until: window.from, limit: 1 })
  const later = toYearAfter(window.until, newest)
  return { drawn, ...(before?.when !== undefined && { earlier: toMonthOf(before.when) }), ...(later !== undefined && { later }) }
}

async function listYear(records: RecordReader, where: { readonly label: string }, window: PictureWindow): Promise<readonly Reading[]> {
  const readings: Reading[] = []
  let before: string | undefined
  for (let page = 0; page < MOST_PAGES_DRAWN; page += 1) {
    const { items, older } = await records.list(Measurement, {
      where,
      from: window.from,
      until: window.to,
      limit: RECENT,
      ...(before !== undefined && { before }),
    })
    readings.push(...items.map((item) => toReading(item)))
    if (older === undefined) break
    before = older
  }
  return readings
}

/** Loads the newest measurement; one without a date is not known to be new. */
export async function loadNewestMeasurement({ records }: PartContext<'client'>): Promise<Reading | undefined> {
  const page = await records.list(Measurement, { limit: 1 })
  return page.items.map((item) => toReading(item)).find(({ when }) => when !== undefined)
}
