import { NotThere, type PartContext, type RecordFilter, type RecordReader, type RecordPage } from '@voordeur/core'
import { Goal, Measurement, Report } from '@voordeur/core/care'
import { readPeriodChoice, type PeriodChoice } from '../period/choice.ts'
import { isRecordOf } from '../record-of.ts'
import { toMeasurementEntry, toReportEntry, type MeasurementEntry, type ReportEntry } from '../timeline/entry.ts'

/** By what reports are narrowed: the cards of the plan, and the measurements that are filled in with them. */
export const REPORT_CARDS = ['support', 'goal', 'measurements'] as const

/** A card of the plan, or the measurements. */
export type ReportCard = (typeof REPORT_CARDS)[number]

/** A goal to choose from, by the portal's own id. */
export interface GoalChoice {
  readonly id: string
  readonly text: string
}

/** One page of reports with what was measured between them, newest first. */
export interface ReportsPage {
  readonly entries: readonly (ReportEntry | MeasurementEntry)[]
  readonly card?: ReportCard
  readonly goals: readonly GoalChoice[]
  /** The goal that was chosen. */
  readonly goal?: string
  readonly period: PeriodChoice
  readonly older?: string
  readonly paged: boolean
}

/** Loads one page of reports, narrowed to a card, a goal and a period; a goal that is not there is `NotThere`. */
export async function loadReports({ records, query }: PartContext<'client'>): Promise<ReportsPage> {
  const { before, goal } = query
  const card = REPORT_CARDS.find((known) => known === query['card'])
  const { choice, moments } = readPeriodChoice(query)
  const goals = await records.all(Goal)
  const asked = { card, goalSource: goal ? await findGoalSource(records, goal) : undefined }
  const page = moments ? await list(records, asked, { ...moments, ...(before && { before }) }) : { items: [] }
  const titles = new Map(goals.flatMap(({ data }) => (data.description === undefined ? [] : [[data.sourceId, data.description]])))
  return {
    entries: page.items.flatMap((item) => toEntry(item, titles) ?? []),
    goals: goals.flatMap(({ id, data }) => (data.description === undefined ? [] : [{ id, text: data.description }])),
    period: choice,
    paged: before !== undefined,
    ...(card && { card }),
    ...(goal && { goal }),
    ...(page.older && { older: page.older }),
  }
}

async function findGoalSource(records: RecordReader, id: string): Promise<string> {
  const found = await records.find(Goal, id)
  if (!found) throw new NotThere()
  return found.data.sourceId
}

/** A measurement stands on no card and serves no goal: where one was chosen, there are only reports. */
function list(
  records: RecordReader,
  { card, goalSource }: { readonly card: ReportCard | undefined; readonly goalSource: string | undefined },
  filter: RecordFilter,
): Promise<RecordPage<Report | Measurement>> {
  if (card === 'measurements') return records.list<Report | Measurement>(Measurement, filter)
  const where = { ...(card && { card }), ...(goalSource && { goal: goalSource }) }
  if (Object.keys(where).length > 0) return records.list<Report | Measurement>(Report, { ...filter, where })
  return records.list<Report | Measurement>([Report, Measurement], filter)
}

function toEntry(
  record: RecordPage<Report | Measurement>['items'][number],
  goals: ReadonlyMap<string, string>,
): ReportEntry | MeasurementEntry | undefined {
  if (isRecordOf(Report, record)) return toReportEntry(record, goals)
  return isRecordOf(Measurement, record) ? toMeasurementEntry(record) : undefined
}
