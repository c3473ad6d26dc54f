import { NotThere, toAmsterdamDay, type PartContext, type RecordReader, type VisibleRecord } from '@voordeur/core'
import { InvoluntaryCareApplication, InvoluntaryCareMeasure, LegalSituation } from '@voordeur/core/care'
import { toShownMeasure, type ShownApplications, type ShownMeasure } from './shown-measure.ts'
import { toShownTitles, type ShownTitle } from './shown-title.ts'

/** The types of which the page is made. */
export const WZD_TYPES = [InvoluntaryCareMeasure, InvoluntaryCareApplication, LegalSituation] as const

/** What the page shows: everything, the summary to print, or one measure. */
export type WzdPage =
  | {
      readonly page: 'all' | 'summary'
      readonly client: string
      readonly measures: readonly ShownMeasure[]
      readonly titles: readonly ShownTitle[]
      readonly next?: Next
    }
  | { readonly page: 'one'; readonly measure: ShownMeasure; readonly isFirst: boolean; readonly next?: Next }

/** The query of the page on which the older applications stand that no page before it had. */
type Next = Readonly<Record<string, string>>

const NEWEST = 10

/** Loads what was asked. Throws `NotThere` for a measure that this reader can't see. */
export async function loadMeasures({ records, query, now, client }: PartContext<'client'>): Promise<WzdPage> {
  const today = toAmsterdamDay(now)
  const { measure, before } = query
  if (measure !== undefined) return loadOne(records, { id: measure, before, today })
  const found = (await records.all(InvoluntaryCareMeasure)).toSorted(byStart)
  const titles = toShownTitles(await records.all(LegalSituation), today)
  if (query['show'] === 'summary')
    return {
      page: 'summary',
      client: client.name,
      titles,
      measures: found.map((record) => toShownMeasure(record, today)).toSorted(byGravity),
    }
  const counts = await countApplications(records)
  const measures: ShownMeasure[] = []
  for (const record of found) measures.push(toShownMeasure(record, today, await loadApplications(records, record, { counts })))
  return { page: 'all', client: client.name, titles, measures: measures.toSorted(byGravity), ...toNext(measures) }
}

async function loadOne(
  records: RecordReader,
  { id, before, today }: { readonly id: string; readonly before: string | undefined; readonly today: string },
): Promise<WzdPage> {
  const record = await records.find(InvoluntaryCareMeasure, id)
  if (!record) throw new NotThere()
  const counts = await countApplications(records)
  const shown = toShownMeasure(record, today, await loadApplications(records, record, { counts, before }))
  const rest = await listOthersBehind(records, { id, counts })
  return { page: 'one', measure: shown, isFirst: before === undefined, ...toNext([shown, ...rest]) }
}

/** The measures that come after one in the order of the page, with the place at which their older applications begin. */
async function listOthersBehind(
  records: RecordReader,
  { id, counts }: { readonly id: string; readonly counts: Counts },
): Promise<readonly Pick<ShownMeasure, 'id' | 'applications'>[]> {
  const all = (await records.all(InvoluntaryCareMeasure)).toSorted(byStart)
  const behind = all.slice(all.findIndex((record) => record.id === id) + 1).filter(({ data }) => countOf(counts, data) > NEWEST)
  const found: Pick<ShownMeasure, 'id' | 'applications'>[] = []
  for (const record of behind) found.push({ id: record.id, applications: await loadApplications(records, record, { counts }) })
  return found
}

type Counts = ReadonlyMap<string, number>

async function countApplications(records: RecordReader): Promise<Counts> {
  const tally = await records.tally(InvoluntaryCareApplication, 'measure', { most: 500 })
  return new Map(tally.map(({ value, count }) => [value, count]))
}

function countOf(counts: Counts, { sourceId }: InvoluntaryCareMeasure): number {
  return sourceId === undefined ? 0 : (counts.get(sourceId) ?? 0)
}

async function loadApplications(
  records: RecordReader,
  { data }: VisibleRecord<InvoluntaryCareMeasure>,
  { counts, before }: { readonly counts: Counts; readonly before?: string | undefined },
): Promise<ShownApplications> {
  const count = countOf(counts, data)
  if (count === 0 || data.sourceId === undefined) return { count: 0, items: [] }
  const place = before === undefined ? {} : { before }
  const { items, older } = await records.list(InvoluntaryCareApplication, { limit: NEWEST, where: { measure: data.sourceId }, ...place })
  return { count, items: items.map((item) => item.data), ...(older === undefined ? {} : { older }) }
}

function toNext(measures: readonly Pick<ShownMeasure, 'id' | 'applications'>[]): { readonly next?: Next } {
  const behind = measures.find(({ applications }) => applications.older !== undefined)
  return behind?.applications.older === undefined ? {} : { next: { measure: behind.id, before: behind.applications.older } }
}

const GRAVITY: readonly ShownMeasure['legalClass'][] = ['emergency_art15', 'involuntary', 'art2_2', 'undetermined', 'voluntary_restriction']

/** What weighs most for the client comes first. */
function byGravity(one: ShownMeasure, other: ShownMeasure): number {
  return GRAVITY.indexOf(one.legalClass) - GRAVITY.indexOf(other.legalClass)
}

/** The newest first; what is not dated comes last. */
function byStart(one: VisibleRecord<InvoluntaryCareMeasure>, other: VisibleRecord<InvoluntaryCareMeasure>): number {
  return (other.data.period?.start ?? '').localeCompare(one.data.period?.start ?? '') || one.id.localeCompare(other.id)
}
