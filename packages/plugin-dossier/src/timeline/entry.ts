import type { VisibleRecord } from '@voordeur/core'
import { CarePlan, Goal, Measurement, Report, type Staff } from '@voordeur/core/care'
import { toReading, type Reading } from '../measurements/reading.ts'
import { isRecordOf } from '../record-of.ts'

interface Moment {
  readonly id: string
  /** A day (`YYYY-MM-DD`) or a moment (ISO 8601), as precise as the record is. */
  readonly when: string
}

/** A report as it is read. */
export interface ReportEntry extends Moment {
  readonly kind: 'report'
  readonly topic?: string
  readonly text: string
  readonly author?: Staff
  readonly byFamily: boolean
  readonly important: boolean
}

/** One event in the life of a record. */
export type TimelineEntry =
  | ReportEntry
  | (Moment & { readonly kind: 'plan'; readonly title?: string })
  | (Moment & { readonly kind: 'goal'; readonly text?: string })
  | (Moment & { readonly kind: 'measurement'; readonly reading: Reading })

/** The types of which a timeline is made. */
export const TIMELINE_TYPES = [Report, CarePlan, Measurement, Goal] as const

/** A report as an entry. */
export function toReportEntry({ id, at, data }: VisibleRecord<Report>): ReportEntry {
  return {
    kind: 'report',
    id,
    when: data.reportedAt ?? at,
    text: data.text,
    byFamily: data.authorKind === 'family',
    important: data.important,
    ...(data.topic && { topic: data.topic }),
    ...(data.author && { author: data.author }),
    ...(data.family && { author: { name: data.family.name, role: data.family.relation } }),
  }
}

/** A record as an entry of the timeline; a type that has no place there, and what has no date, give none. */
export function toTimelineEntry(record: VisibleRecord): TimelineEntry | undefined {
  const { id } = record
  if (isRecordOf(Report, record)) return toReportEntry(record)
  if (isRecordOf(Measurement, record))
    return dated(record.data.measuredAt, (when) => ({ kind: 'measurement', id, when, reading: toReading(record) }))
  if (isRecordOf(CarePlan, record)) {
    const { changedAt, title } = record.data
    return dated(changedAt, (when) => ({ kind: 'plan', id, when, ...(title && { title }) }))
  }
  if (isRecordOf(Goal, record)) {
    const { startedAt, description } = record.data
    return dated(startedAt, (when) => ({ kind: 'goal', id, when, ...(description && { text: description }) }))
  }
  return undefined
}

function dated(when: string | undefined, toEntry: (when: string) => TimelineEntry): TimelineEntry | undefined {
  return when === undefined ? undefined : toEntry(when)
}
