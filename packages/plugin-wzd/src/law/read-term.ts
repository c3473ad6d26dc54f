import type { WzdStep } from '@voordeur/core/care'
import { addMonths } from './day.ts'

/** A term: its days as `YYYY-MM-DD`, the last of which still counts. */
export interface Term {
  readonly startedOn: string
  /** The earlier of what the plan says and what the law allows. */
  readonly endsOn: string
  /** The last day that the law allows. */
  readonly latestEnd: string
  /** What the plan says, where that is another day than `endsOn`. */
  readonly plannedEnd?: string
}

/** The term of a step of the plan. */
export interface StepTerm extends Term, Pick<WzdStep, 'article' | 'assessment'> {}

/** How many calendar months a step may last at most (Wzd, art. 10 lid 4 f; art. 10 lid 10; art. 11 lid 2; art. 11 lid 3 and 4). */
export const LONGEST_MONTHS: Readonly<Record<WzdStep['article'], number>> = { art10: 3, 'art10-10': 3, art11: 3, 'art11-4': 6 }

/** The term of a step. An end that lies before its start is no end. */
export function readStepTerm({ article, startedOn, endsOn, assessment }: WzdStep): StepTerm {
  const term = readTerm(startedOn, { plan: endsOn, law: addMonths(startedOn, LONGEST_MONTHS[article]) })
  return { ...term, article, ...(assessment && { assessment }) }
}

/** The term from a day until the earlier of two ends: what is planned, as far as it does not lie before the start, and what the law allows at most. */
export function readTerm(startedOn: string, { plan, law }: { readonly plan: string | undefined; readonly law: string }): Term {
  const endsOn = plan !== undefined && plan >= startedOn && plan < law ? plan : law
  return { startedOn, endsOn, latestEnd: law, ...(plan !== undefined && plan !== endsOn && { plannedEnd: plan }) }
}
