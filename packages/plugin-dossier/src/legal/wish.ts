import type { AdvanceDirective, Alert, Coding, LegalSituation, Period, Staff, TreatmentAgreement } from '@voordeur/core/care'
import type { VisibleRecord } from '@voordeur/core'
import { hasEnded } from '../day.ts'

/** The groups of the page, in the order in which they are read. */
export const WISH_GROUPS = ['representation', 'status', 'agreement', 'directive', 'alert'] as const

/** What a wish is about. */
export type WishGroup = (typeof WISH_GROUPS)[number]

/** One thing that was laid down: who represents, under which law, what was agreed or wished, what to mind. */
export interface Wish {
  readonly id: string
  readonly group: WishGroup
  readonly code: Coding
  readonly label: string
  readonly decision?: NonNullable<TreatmentAgreement['decision']>
  readonly from?: string
  readonly until?: string
  /** Who agreed, or whom the client appointed, in the words of the record. */
  readonly people: readonly string[]
  readonly staff?: Staff
  /** The disorders it is about. */
  readonly problems: readonly string[]
  readonly reason?: string
  readonly notes: readonly string[]
  /** Whether it holds on this day. */
  readonly inForce: boolean
}

// What was never laid down, or by mistake, is no wish of anybody.
const NOT_SHOWN = ['entered-in-error', 'draft', 'proposed']
const HOLDS = ['active', 'confirmed']

/** Whether a record was laid down at all. */
export function isLaidDown({ status }: { readonly status?: string | undefined }): boolean {
  return !NOT_SHOWN.includes(status ?? '')
}

/** A legal situation: the status under which somebody is in care, or who represents them by law. */
export function toSituation({ id, data }: VisibleRecord<LegalSituation>, today: string): Wish {
  return {
    ...toWish(id, data),
    group: data.kind,
    ...toSpan(data.period),
    inForce: data.status !== 'ended' && !hasEnded(data.period, today),
  }
}

/** What was agreed about a treatment. */
export function toAgreement({ id, data }: VisibleRecord<TreatmentAgreement>, today: string): Wish {
  const period = { start: data.agreedOn, end: data.endsOn }
  return {
    ...toWish(id, data),
    group: 'agreement',
    ...toSpan(period),
    ...(data.decision && { decision: data.decision }),
    ...(data.endReason && { reason: data.endReason }),
    ...(data.agreedBy && { staff: data.agreedBy }),
    people: data.agreedWith,
    inForce: holds(data.status) && !hasEnded(period, today),
  }
}

/** What the client laid down for the time in which they can't say it. */
export function toDirective({ id, data }: VisibleRecord<AdvanceDirective>): Wish {
  return {
    ...toWish(id, data),
    group: 'directive',
    ...toSpan({ start: data.madeOn }),
    people: data.representative === undefined ? [] : [data.representative],
    problems: data.problems,
    inForce: holds(data.status),
  }
}

/** What everybody who cares for the client must know first. */
export function toAlert({ id, data }: VisibleRecord<Alert>, today: string): Wish {
  return {
    ...toWish(id, { ...data, code: data.code ?? {} }),
    group: 'alert',
    ...toSpan(data.period),
    ...(data.author && { staff: data.author }),
    inForce: holds(data.status) && !hasEnded(data.period, today),
  }
}

/** By group, in force first, then the newest. */
export function toOrderedWishes(wishes: readonly Wish[]): readonly Wish[] {
  return wishes.toSorted(
    (one, other) =>
      WISH_GROUPS.indexOf(one.group) - WISH_GROUPS.indexOf(other.group) ||
      Number(other.inForce) - Number(one.inForce) ||
      (other.from ?? '').localeCompare(one.from ?? ''),
  )
}

function toWish(id: string, { code, label, notes }: { readonly code: Coding; readonly label: string; readonly notes: readonly string[] }) {
  return { id, code, label, notes, people: [], problems: [] }
}

function toSpan(period: Period | undefined): { from?: string; until?: string } {
  return { ...(period?.start && { from: period.start }), ...(period?.end && { until: period.end }) }
}

function holds(status: string | undefined): boolean {
  return status === undefined || HOLDS.includes(status)
}
