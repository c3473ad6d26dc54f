import type { FieldTally, PartContext, RecordFilter, RecordReader, VisibleRecord } from '@voordeur/core'
import { Form, Report } from '@voordeur/core/care'
import { listFilledKinds, type FormKindLine } from '../forms/kinds.ts'
import { findForm } from '../forms/load.ts'
import { toFormLine, type FormLine, type FormSheet } from '../forms/sheet.ts'
import { readPeriodChoice, type PeriodChoice } from '../period/choice.ts'
import { isRecordOf } from '../record-of.ts'
import { toReportEntry, type ReportEntry } from '../timeline/entry.ts'

/** One page of reports and questionnaires, with the clusters by which they can be looked up. */
export interface ReadingList {
  readonly shows: 'list'
  readonly topics: readonly FieldTally[]
  readonly topic?: string
  /** The kinds of questionnaire that were filled in. */
  readonly kinds: readonly FormKindLine[]
  readonly kind?: string
  readonly period: PeriodChoice
  readonly entries: readonly ReadingEntry[]
  readonly older?: string
  readonly paged: boolean
}

/** A report, or a questionnaire by its name. */
export type ReadingEntry = ReportEntry | { readonly kind: 'form'; readonly line: FormLine & { readonly when: string } }

/** What the part shows: a list, or one questionnaire. */
export type ReadingPage = ReadingList | { readonly shows: 'form'; readonly sheet: FormSheet }

/** Loads one page of reports and questionnaires, narrowed to a cluster, a period, or both; or the one questionnaire that was opened. */
export async function loadReading({ records, query }: PartContext<'client'>): Promise<ReadingPage> {
  const { before, topic, kind, form } = query
  if (form !== undefined) return { shows: 'form', sheet: await findForm(records, form) }
  const { choice, moments } = readPeriodChoice(query)
  const topics = await records.tally(Report, 'topic')
  const kinds = await listFilledKinds(records)
  const filter = { ...moments, ...(before && { before }) }
  const page = moments ? await listEntries(records, { topic, kind }, filter) : { entries: [] }
  return {
    shows: 'list',
    topics,
    kinds,
    period: choice,
    entries: page.entries,
    paged: before !== undefined,
    ...(topic && { topic }),
    ...(kind && { kind }),
    ...(page.older && { older: page.older }),
  }
}

/** Loads the newest report. */
export async function loadNewestReport({ records }: PartContext<'client'>): Promise<ReportEntry | undefined> {
  const page = await records.list(Report, { limit: 1 })
  return page.items.map((item) => toReportEntry(item))[0]
}

async function listEntries(
  records: RecordReader,
  { topic, kind }: { readonly topic: string | undefined; readonly kind: string | undefined },
  filter: RecordFilter,
): Promise<{ readonly entries: readonly ReadingEntry[]; readonly older?: string | undefined }> {
  const page = await listRecords(records, { topic, kind }, filter)
  return { entries: page.items.flatMap((record) => toEntry(record) ?? []), older: page.older }
}

function toEntry(record: VisibleRecord): ReadingEntry | undefined {
  if (isRecordOf(Report, record)) return toReportEntry(record)
  return isRecordOf(Form, record) ? { kind: 'form', line: { when: record.at, ...toFormLine(record) } } : undefined
}

/** A topic is one of reports, a kind one of questionnaires; whoever asks both gets the questionnaires. */
function listRecords(
  records: RecordReader,
  { topic, kind }: { readonly topic: string | undefined; readonly kind: string | undefined },
  filter: RecordFilter,
) {
  if (kind) return records.list<Report | Form>(Form, { ...filter, where: { kind } })
  if (topic) return records.list<Report | Form>(Report, { ...filter, where: { topic } })
  return records.list<Report | Form>([Report, Form], filter)
}
