import type { PlanProblem } from './plan-problem.ts'
import type { NextEvaluation } from './read-next-evaluation.ts'
import type { StepTerm, Term } from './read-term.ts'

/** How a term stands on a day. */
export interface Running {
  /** Days until its last day: 0 on that day, negative after it. */
  readonly daysLeft: number
  /** Its last day is over, and the measure is not. */
  readonly isOverdue: boolean
}

/** The step that a measure has reached. */
export interface ReachedStep extends StepTerm, Running {
  /** 1 to 4, in the order of the law. */
  readonly step: number
}

/** Where a measure stands in the law's plan of steps. */
export interface StepPlan {
  readonly isEnded: boolean
  /** All steps of the record, from old to new, also those that lie ahead. */
  readonly terms: readonly StepTerm[]
  /** The newest step that has begun; undefined when the record has none. */
  readonly reached?: ReachedStep
  /** The first step that lies ahead. */
  readonly upcoming?: StepTerm
  /** The decision in an emergency, apart from the steps (Wzd, art. 15); never overdue once the plan took over. */
  readonly emergency?: Term & Running
  /** Not of a measure that is ended. */
  readonly evaluation?: NextEvaluation
  readonly problems: readonly PlanProblem[]
}
