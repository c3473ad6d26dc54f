import type { InvoluntaryCareMeasure } from '@voordeur/core/care'
import { addDays, addMonths, countDays, toDay } from './day.ts'

/** The next evaluation of a plan. */
export interface NextEvaluation {
  /** The day on which it is due at the latest: agreed, or by law. */
  readonly on: string
  /** The last day by law, where the record says from when it counts. */
  readonly latestOn?: string
  /** The newest evaluation that the record has; without one it does not follow that there was none. */
  readonly lastOn?: string
  readonly daysLeft: number
  readonly isOverdue: boolean
}

const FIRST_DAYS = 28
const THEN_MONTHS = 6

/**
 * When a plan is to be evaluated next: within four weeks after its start, then at least every six months (Wzd, art. 8 lid 1); a day that was agreed wins when it
 * is earlier. `from` is the first day of the plan, where the record has one. Undefined when nothing tells.
 */
export function readNextEvaluation(
  measure: InvoluntaryCareMeasure,
  { from, today }: { readonly from: string | undefined; readonly today: string },
): NextEvaluation | undefined {
  const { nextEvaluationOn } = measure
  const lastOn = readLastEvaluation(measure, today)
  const latestOn = lastOn === undefined ? from && addDays(from, FIRST_DAYS) : addMonths(lastOn, THEN_MONTHS)
  // An agreed day is kept by an evaluation on that day or later.
  const agreedOn = nextEvaluationOn !== undefined && (lastOn === undefined || nextEvaluationOn > lastOn) ? nextEvaluationOn : undefined
  const [on] = [latestOn, agreedOn].filter((day) => day !== undefined).toSorted()
  if (on === undefined) return undefined
  return {
    on,
    ...(latestOn !== undefined && { latestOn }),
    ...(lastOn !== undefined && { lastOn }),
    daysLeft: countDays(today, on),
    isOverdue: today > on,
  }
}

/** The newest day up to today on which a measure was evaluated; a day that lies ahead is none. */
export function readLastEvaluation({ evaluatedOn }: Pick<InvoluntaryCareMeasure, 'evaluatedOn'>, today: string): string | undefined {
  return evaluatedOn
    .filter((day) => day <= today)
    .toSorted()
    .at(-1)
}

/** The first day of the plan of a measure: that of its first step, or of the measure itself. */
export function readPlanStart({ steps, period }: InvoluntaryCareMeasure): string | undefined {
  const [first] = steps.map(({ startedOn }) => startedOn).toSorted()
  return first ?? (period?.start === undefined ? undefined : toDay(period.start))
}
