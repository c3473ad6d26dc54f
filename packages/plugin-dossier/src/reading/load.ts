import type { FieldTally, PartContext } from '@voordeur/core'
import { Report } from '@voordeur/core/care'
import { toReportEntry, type ReportEntry } from '../timeline/entry.ts'
import { toMonthBounds } from './month.ts'

/** One page of reports with the topics by which they can be looked up. */
export interface ReadingPage {
  readonly topics: readonly FieldTally[]
  readonly topic?: string
  /** `YYYY-MM`. */
  readonly month?: string
  readonly reports: readonly ReportEntry[]
  readonly older?: string
  readonly paged: boolean
}

/** Loads one page of reports, narrowed to a topic, a month, or both. */
export async function loadReading({ records, query }: PartContext<'client'>): Promise<ReadingPage> {
  const { before, topic, month } = query
  const topics = await records.tally(Report, 'topic')
  const page = await records.list(Report, {
    ...(before && { before }),
    ...(month && toMonthBounds(month)),
    ...(topic && { where: { topic } }),
  })
  return {
    topics,
    reports: page.items.map((item) => toReportEntry(item)),
    paged: before !== undefined,
    ...(topic && { topic }),
    ...(month && { month }),
    ...(page.older && { older: page.older }),
  }
}

/** Loads the newest report. */
export async function loadNewestReport({ records }: PartContext<'client'>): Promise<ReportEntry | undefined> {
  const page = await records.list(Report, { limit: 1 })
  return page.items.map((item) => toReportEntry(item))[0]
}
