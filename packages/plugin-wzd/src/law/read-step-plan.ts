import { WZD_STEPS, type InvoluntaryCareMeasure, type WzdStep } from '@voordeur/core/care'
import { countDays } from './day.ts'
import { decideLegalClass } from './decide-legal-class.ts'
import { isEnded } from './is-ended.ts'
import { isTakenIntoPlan } from './is-taken-into-plan.ts'
import { listEmergencyProblems } from './list-emergency-problems.ts'
import { listStepProblems } from './list-step-problems.ts'
import { readEmergencyTerm } from './read-emergency-term.ts'
import { readNextEvaluation, readPlanStart, type NextEvaluation } from './read-next-evaluation.ts'
import { readStepTerm, type StepTerm, type Term } from './read-term.ts'
import type { ReachedStep, Running, StepPlan } from './step-plan.ts'

/** Reads where a measure stands on a day (`YYYY-MM-DD`, Europe/Amsterdam) in the steps and terms of the law (Wzd, art. 8, 10, 11, 11a and 15). */
export function readStepPlan(measure: InvoluntaryCareMeasure, today: string): StepPlan {
  const over = isEnded(measure, today)
  const terms = measure.steps.toSorted(byStart).map(readStepTerm)
  const reached = toReached(
    terms.findLast(({ startedOn }) => startedOn <= today),
    { today, over },
  )
  const emergency = toEmergency(measure, { today, over })
  const evaluation = over ? undefined : toEvaluation(measure, today)
  const upcoming = terms.find(({ startedOn }) => startedOn > today)
  const found = {
    isEnded: over,
    terms,
    ...(reached && { reached }),
    ...(upcoming && { upcoming }),
    ...(emergency && { emergency }),
    ...(evaluation && { evaluation }),
  }
  return { ...found, problems: [...listStepProblems(measure, found), ...listEmergencyProblems(measure, { ...found, today })] }
}

interface On {
  readonly today: string
  readonly over: boolean
}

function byStart(one: WzdStep, other: WzdStep): number {
  if (one.startedOn !== other.startedOn) return one.startedOn < other.startedOn ? -1 : 1
  return WZD_STEPS.indexOf(one.article) - WZD_STEPS.indexOf(other.article)
}

function toReached(term: StepTerm | undefined, on: On): ReachedStep | undefined {
  return term && { ...term, step: WZD_STEPS.indexOf(term.article) + 1, ...toRunning(term, on) }
}

function toRunning({ endsOn }: Term, { today, over }: On): Running {
  return { daysLeft: countDays(today, endsOn), isOverdue: !over && today > endsOn }
}

function toEmergency({ emergency, steps }: InvoluntaryCareMeasure, { today, over }: On): (Term & Running) | undefined {
  if (!emergency) return undefined
  const term = readEmergencyTerm(emergency)
  const begun = steps.filter(({ startedOn }) => startedOn <= today)
  return { ...term, ...toRunning(term, { today, over: over || isTakenIntoPlan(emergency, begun) }) }
}

function toEvaluation(measure: InvoluntaryCareMeasure, today: string): NextEvaluation | undefined {
  // Where the record does not prove that there is a plan with involuntary care, no term of such a plan is read into it.
  const { legalClass } = decideLegalClass(measure)
  const hasPlan = measure.steps.length > 0 || legalClass === 'involuntary' || legalClass === 'art2_2'
  return readNextEvaluation(measure, { from: hasPlan ? readPlanStart(measure) : undefined, today })
}
