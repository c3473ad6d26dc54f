import type { RecordType } from '@voordeur/core'
import { CarePlan, Document, Evaluation, Form, Goal, Measurement, Report } from '@voordeur/core/care'
import type { TimelineData } from './entry.ts'

/** By what a timeline is narrowed; a plan and its goals are one thing to who reads. */
export const TIMELINE_KINDS = ['report', 'measurement', 'plan', 'form', 'evaluation', 'document'] as const

/** A kind of event. */
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

/** The types of which a kind is made. */
export const TYPES_OF_KIND: Readonly<Record<TimelineKind, readonly RecordType<TimelineData>[]>> = {
  report: [Report],
  measurement: [Measurement],
  plan: [CarePlan, Goal],
  form: [Form],
  evaluation: [Evaluation],
  document: [Document],
}

/** The kinds of which there is something to see, by the names of the types there are. */
export function toKindsPresent(present: readonly string[]): readonly TimelineKind[] {
  return TIMELINE_KINDS.filter((kind) => TYPES_OF_KIND[kind].some(({ name }) => present.includes(name)))
}

/** The kind that a query names. */
export function readKind(kind: string | undefined): TimelineKind | undefined {
  return TIMELINE_KINDS.find((known) => known === kind)
}
