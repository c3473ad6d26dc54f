import type { PartContext, RecordFilter, RecordReader } from '@voordeur/core'
import { readPeriodChoice, type PeriodChoice } from '../period/choice.ts'
import { TIMELINE_TYPES, toTimelineEntry, type TimelineData, type TimelineEntry } from './entry.ts'
import { readKind, toKindsPresent, TYPES_OF_KIND, type TimelineKind } from './kinds.ts'

/** One page of the timeline, newest first. */
export interface TimelinePage {
  readonly entries: readonly TimelineEntry[]
  /** The kinds of which there is something to see. */
  readonly kinds: readonly TimelineKind[]
  readonly kind?: TimelineKind
  readonly period: PeriodChoice
  readonly older?: string
  readonly paged: boolean
}

const PAGE_SIZE = 20

/** Loads one page of the timeline, narrowed to a kind, a period, or both. */
export async function loadTimeline({ records, query }: PartContext<'client'>): Promise<TimelinePage> {
  const { before } = query
  const kind = readKind(query['kind'])
  const { choice, moments } = readPeriodChoice(query)
  const kinds = toKindsPresent(await records.present(TIMELINE_TYPES))
  const { entries, older } = moments
    ? await listEntries(records, kind, { limit: PAGE_SIZE, ...moments, ...(before && { before }) })
    : { entries: [] }
  return { entries, kinds, period: choice, paged: before !== undefined, ...(kind && { kind }), ...(older && { older }) }
}

/** Loads the newest event. */
export async function loadNewestEntry({ records }: PartContext<'client'>): Promise<TimelineEntry | undefined> {
  const { entries } = await listEntries(records, undefined, { limit: 1 })
  return entries[0]
}

async function listEntries(
  records: RecordReader,
  kind: TimelineKind | undefined,
  filter: RecordFilter,
): Promise<{ readonly entries: readonly TimelineEntry[]; readonly older?: string | undefined }> {
  const page = await (kind === undefined
    ? records.list<TimelineData>(TIMELINE_TYPES, filter)
    : records.list<TimelineData>(TYPES_OF_KIND[kind], filter))
  return { entries: page.items.flatMap((item) => toTimelineEntry(item) ?? []), older: page.older }
}
