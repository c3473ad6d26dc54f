/** What can be wrong with the steps and terms of a measure, for the desk. */
export const PLAN_PROBLEMS = [
  /** A measure with involuntary care has no step in the record. */
  'no-step',
  /** The plan says a longer term than the law allows. */
  'term-too-long',
  /** A term ends before it starts. */
  'term-before-start',
  /** A step is in the record without one that must come before it. */
  'step-skipped',
  /** A step came again, or an earlier one after a later one; only that of six months may come again (Wzd, art. 11 lid 2 and 4). */
  'step-repeated',
  'steps-overlap',
  'steps-leave-gap',
  /** The Wzd-functionaris did not assess the running step (Wzd, art. 11a). */
  'no-assessment',
  /** The Wzd-functionaris found the running step not suitable (Wzd, art. 11a lid 2). */
  'assessment-not-suitable',
  'term-passed',
  'evaluation-overdue',
  /** An emergency decision was written down after 48 hours, or is not yet (Wzd, art. 15 lid 2). */
  'emergency-written-late',
  /** An emergency decision says more than two weeks (Wzd, art. 15 lid 2). */
  'emergency-too-long',
  /** An emergency decision is over, and the measure runs on without a plan. */
  'emergency-passed',
  /** Of an emergency decision it is not in the record that somebody was told of it (Wzd, art. 15 lid 4). */
  'emergency-not-told',
] as const

/** The fields that a problem can be about. */
export const PLAN_FIELDS = [
  'steps',
  'steps.article',
  'steps.startedOn',
  'steps.endsOn',
  'steps.assessment',
  'evaluatedOn',
  'nextEvaluationOn',
  'emergency.writtenAt',
  'emergency.endsOn',
  'emergency.clientToldAt',
  'emergency.representativeToldAt',
  'emergency.officerToldAt',
] as const

/** Something that the desk should look at, and the fields that it is about. */
export interface PlanProblem {
  readonly kind: (typeof PLAN_PROBLEMS)[number]
  readonly fields: readonly (typeof PLAN_FIELDS)[number][]
}
