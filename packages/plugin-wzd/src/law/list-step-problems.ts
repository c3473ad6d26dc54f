import { WZD_STEPS, type InvoluntaryCareMeasure } from '@voordeur/core/care'
import { addDays } from './day.ts'
import { decideLegalClass } from './decide-legal-class.ts'
import type { PlanProblem } from './plan-problem.ts'
import type { StepPlan } from './step-plan.ts'
import type { StepTerm } from './read-term.ts'

/** What is wrong with the steps of a measure and their terms (Wzd, art. 8, 10, 11 and 11a), each kind once. */
export function listStepProblems(measure: InvoluntaryCareMeasure, plan: Omit<StepPlan, 'problems'>): readonly PlanProblem[] {
  const all = [...plan.terms.flatMap(listOfTerm), ...plan.terms.flatMap(listOfTurn), ...(plan.isEnded ? [] : listOfNow(measure, plan))]
  return [...new Map(all.map((problem) => [problem.kind, problem])).values()]
}

function listOfTerm({ startedOn, latestEnd, plannedEnd }: StepTerm): readonly PlanProblem[] {
  if (plannedEnd === undefined) return []
  if (plannedEnd < startedOn) return [{ kind: 'term-before-start', fields: ['steps.startedOn', 'steps.endsOn'] }]
  return plannedEnd > latestEnd ? [{ kind: 'term-too-long', fields: ['steps.endsOn'] }] : []
}

type Article = StepTerm['article']

/** What may follow on what. The extension while the advice is awaited may be left out, and comes once (Wzd, art. 11 lid 2: "kan … eenmalig"). */
const MAY_FOLLOW: Readonly<Record<Article | 'start', readonly Article[]>> = {
  start: ['art10'],
  art10: ['art10-10'],
  'art10-10': ['art11', 'art11-4'],
  art11: ['art11-4'],
  'art11-4': ['art11-4'],
}

function listOfTurn(term: StepTerm, index: number, terms: readonly StepTerm[]): readonly PlanProblem[] {
  const before = terms[index - 1]
  if (before === undefined) return term.article === 'art10' ? [] : [{ kind: 'step-skipped', fields: ['steps.article'] }]
  return [...listOfOrder(before.article, term.article), ...listOfSeam(before, term)]
}

function listOfOrder(before: Article, after: Article): readonly PlanProblem[] {
  if (MAY_FOLLOW[before].includes(after)) return []
  const isAhead = WZD_STEPS.indexOf(after) > WZD_STEPS.indexOf(before)
  return [{ kind: isAhead ? 'step-skipped' : 'step-repeated', fields: ['steps.article'] }]
}

/** A step may begin on the last day of the one before it, or the day after; and earlier when no end was planned. */
function listOfSeam(before: StepTerm, after: StepTerm): readonly PlanProblem[] {
  const fields = ['steps.startedOn', 'steps.endsOn'] as const
  if (after.startedOn > addDays(before.endsOn, 1)) return [{ kind: 'steps-leave-gap', fields }]
  const isPlanned = before.plannedEnd !== undefined || before.endsOn !== before.latestEnd
  const overlaps = after.startedOn <= before.startedOn || (isPlanned && after.startedOn < before.endsOn)
  return overlaps ? [{ kind: 'steps-overlap', fields }] : []
}

function listOfNow(measure: InvoluntaryCareMeasure, plan: Omit<StepPlan, 'problems'>): readonly PlanProblem[] {
  const { reached, evaluation } = plan
  return [
    ...(reached ? listOfReached(reached) : listOfNone(measure)),
    ...(evaluation?.isOverdue ? [{ kind: 'evaluation-overdue', fields: ['evaluatedOn', 'nextEvaluationOn'] } as const] : []),
  ]
}

function listOfReached({ isOverdue, assessment }: NonNullable<StepPlan['reached']>): readonly PlanProblem[] {
  return [
    ...(isOverdue ? [{ kind: 'term-passed', fields: ['steps.endsOn'] } as const] : []),
    ...(assessment === undefined ? [{ kind: 'no-assessment', fields: ['steps.assessment'] } as const] : []),
    ...(assessment?.outcome === 'not-suitable' ? [{ kind: 'assessment-not-suitable', fields: ['steps.assessment'] } as const] : []),
  ]
}

function listOfNone(measure: InvoluntaryCareMeasure): readonly PlanProblem[] {
  const { legalClass } = decideLegalClass(measure)
  const needsPlan = measure.steps.length === 0 && (legalClass === 'involuntary' || legalClass === 'art2_2')
  return needsPlan ? [{ kind: 'no-step', fields: ['steps'] }] : []
}
