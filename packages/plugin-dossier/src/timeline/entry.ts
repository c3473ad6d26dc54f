import type { VisibleRecord } from '@voordeur/core'
import { CarePlan, Document, Evaluation, Form, Goal, Measurement, Report, type Staff } from '@voordeur/core/care'
import { toReading, type Reading } from '../measurements/reading.ts'
import { isShown } from '../plan/overview.ts'
import { isRecordOf } from '../record-of.ts'
import { toFamilyAuthor } from '../staff-line.ts'

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
  readonly card?: 'support' | 'goal'
  /** The goal it reports on, in words. */
  readonly goal?: string
}

/** A measurement as it is read. */
export type MeasurementEntry = Moment & { readonly kind: 'measurement'; readonly reading: Reading }

/** Something that is told by its name alone: what it holds is read in a part of its own. */
export interface TitledEntry extends Moment {
  readonly kind: 'plan' | 'goal' | 'form' | 'evaluation' | 'document'
  readonly text?: string
}

/** One event in the life of a record. */
export type TimelineEntry = ReportEntry | MeasurementEntry | TitledEntry

/** The types of which a timeline is made. */
export const TIMELINE_TYPES = [Report, CarePlan, Measurement, Goal, Form, Evaluation, Document] as const

/** What a timeline holds, of any of its types. */
export type TimelineData = Report | CarePlan | Measurement | Goal | Form | Evaluation | Document

/** A report as an entry. */
export function toReportEntry({ id, at, data }: VisibleRecord<Report>, goals: ReadonlyMap<string, string> = new Map()): ReportEntry {
  const goal = data.goal === undefined ? undefined : goals.get(data.goal)
  return {
    kind: 'report',
    id,
    when: data.reportedAt ?? at,
    text: data.text,
    byFamily: data.authorKind === 'family',
    important: data.important,
    ...(data.topic && { topic: data.topic }),
    ...(data.author && { author: data.author }),
    ...(data.family && { author: toFamilyAuthor(data.family) }),
    ...(data.card && { card: data.card }),
    ...(goal && { goal }),
  }
}

/** A measurement as an entry; one without a date has no place among what happened. */
export function toMeasurementEntry(record: VisibleRecord<Measurement>): MeasurementEntry | undefined {
  const when = record.data.measuredAt
  return when === undefined ? undefined : { kind: 'measurement', id: record.id, when, reading: toReading(record) }
}

/** A record as an entry of the timeline; a type that has no place there, and what has no date, give none. */
export function toTimelineEntry(record: VisibleRecord): TimelineEntry | undefined {
  if (isRecordOf(Report, record)) return toReportEntry(record)
  return isRecordOf(Measurement, record) ? toMeasurementEntry(record) : toTitledEntry(record)
}

function toTitledEntry(record: VisibleRecord): TitledEntry | undefined {
  const { id } = record
  const found = TITLED.map((read) => read(record)).find((entry) => entry !== undefined)
  if (found?.when === undefined) return undefined
  const { kind, when, text } = found
  return { kind, id, when, ...(text && { text }) }
}

interface Titled {
  readonly kind: TitledEntry['kind']
  readonly when: string | undefined
  readonly text: string | undefined
}

const TITLED: readonly ((record: VisibleRecord) => Titled | undefined)[] = [
  (record) =>
    isRecordOf(CarePlan, record) && isShown(record.data)
      ? { kind: 'plan', when: record.data.changedAt, text: record.data.title }
      : undefined,
  (record) => (isRecordOf(Goal, record) ? { kind: 'goal', when: record.data.startedAt, text: record.data.description } : undefined),
  (record) => (isRecordOf(Form, record) ? { kind: 'form', when: record.data.filledAt, text: record.data.title } : undefined),
  (record) => (isRecordOf(Evaluation, record) ? { kind: 'evaluation', when: record.data.changedAt, text: record.data.plan } : undefined),
  (record) => (isRecordOf(Document, record) ? { kind: 'document', when: record.data.writtenAt, text: record.data.title } : undefined),
]
