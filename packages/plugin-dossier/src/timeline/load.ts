import type { PartContext, RecordReader } from '@voordeur/core'
import type { CarePlan, Goal, Measurement, Report } from '@voordeur/core/care'
import { TIMELINE_TYPES, toTimelineEntry, type TimelineEntry } from './entry.ts'

/** One page of the timeline, newest first. */
export interface TimelinePage {
  readonly entries: readonly TimelineEntry[]
  readonly older?: string
  readonly paged: boolean
}

const PAGE_SIZE = 20

/** Loads one page of the timeline. */
export async function loadTimeline({ records, query }: PartContext<'client'>): Promise<TimelinePage> {
  const before = query['before']
  const { entries, older } = await listEntries(records, { limit: PAGE_SIZE, ...(before && { before }) })
  return { entries, paged: before !== undefined, ...(older && { older }) }
}

/** Loads the newest event. */
export async function loadNewestEntry({ records }: PartContext<'client'>): Promise<TimelineEntry | undefined> {
  const { entries } = await listEntries(records, { limit: 1 })
  return entries[0]
}

async function listEntries(records: RecordReader, filter: { limit: number; before?: string }) {
  const page = await records.list<Report | CarePlan | Measurement | Goal>(TIMELINE_TYPES, filter)
  return { entries: page.items.flatMap((item) => toTimelineEntry(item) ?? []), older: page.older }
}
