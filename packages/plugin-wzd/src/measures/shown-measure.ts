import type { VisibleRecord } from '@voordeur/core'
import type { InvoluntaryCareApplication, InvoluntaryCareMeasure } from '@voordeur/core/care'
import { toDay } from '../law/day.ts'
import { decideLegalClass } from '../law/decide-legal-class.ts'
import type { LegalClass } from '../law/legal-class.ts'
import { readLastEvaluation, type NextEvaluation } from '../law/read-next-evaluation.ts'
import { readStepPlan } from '../law/read-step-plan.ts'
import type { StepTerm, Term as LegalTerm } from '../law/read-term.ts'
import type { Running, StepPlan } from '../law/step-plan.ts'

/** The parts of the page in which a measure may stand, in the order in which they are read. */
export const SECTIONS = ['running', 'emergency', 'judged', 'ended'] as const

/** Where on the page a measure stands. */
export type Section = (typeof SECTIONS)[number]

/** How often a measure was applied, and the times that are shown, newest first. */
export interface ShownApplications {
  readonly count: number
  readonly items: readonly InvoluntaryCareApplication[]
  /** The cursor of those before. */
  readonly older?: string
}

/** The term of a measure as everybody may see it. */
export interface Term extends Running {
  readonly endsOn: string
  /** What the plan says, where that is longer than the law allows. */
  readonly plannedEnd?: string
}

/** A step of the plan, of a measure of which the law says what it is. */
export type ShownStep = Pick<StepTerm, 'article' | 'startedOn'>

/** A measure as the page shows it. */
export interface ShownMeasure {
  readonly id: string
  readonly section: Section
  readonly legalClass: LegalClass
  /** Days, `YYYY-MM-DD`: since when it runs, and of one that ended its last day, where the record has it. */
  readonly from?: string
  readonly until?: string
  /** The last day that the record gives to one that it does not call ended, or that lies ahead. */
  readonly plannedUntil?: string
  readonly term?: Term
  readonly evaluation?: Pick<NextEvaluation, 'on' | 'isOverdue'>
  /** The newest evaluation that has been. */
  readonly evaluatedOn?: string
  /** The step that is reached, and the first one that lies ahead. */
  readonly step?: ShownStep
  readonly upcoming?: ShownStep
  readonly measure: InvoluntaryCareMeasure
  readonly applications: ShownApplications
}

/** A measure as the page shows it on a day: where it stands, what it is by law, and its term. Of one that is undetermined nothing stays by which it would look decided. */
export function toShownMeasure(
  { id, data }: VisibleRecord<InvoluntaryCareMeasure>,
  today: string,
  applications: ShownApplications = { count: 0, items: [] },
): ShownMeasure {
  const { legalClass } = decideLegalClass(data)
  const plan = readStepPlan(data, today)
  const evaluatedOn = readLastEvaluation(data, today)
  const shown = {
    id,
    section: plan.isEnded ? 'ended' : toSection(legalClass),
    legalClass,
    ...toDays(data, plan, today),
    ...(plan.evaluation && { evaluation: { on: plan.evaluation.on, isOverdue: plan.evaluation.isOverdue } }),
    ...(evaluatedOn !== undefined && { evaluatedOn }),
    applications,
  } as const
  const term = toTerm(legalClass === 'emergency_art15' ? plan.emergency : (plan.reached ?? plan.emergency))
  if (legalClass === 'undetermined') return { ...shown, ...term, measure: withoutSteps(data) }
  return { ...shown, ...term, ...toSteps(plan), measure: data }
}

function toSection(legalClass: LegalClass): Section {
  if (legalClass === 'undetermined') return 'judged'
  return legalClass === 'emergency_art15' ? 'emergency' : 'running'
}

/** The first and the last day that the record has; a measure without a beginning of its own began with its first step or its decision. */
function toDays({ period }: InvoluntaryCareMeasure, { terms, emergency, isEnded }: StepPlan, today: string): Days {
  const [start, end] = [period?.start, period?.end].map((value) => (value === undefined ? undefined : toDay(value)))
  const from = start ?? terms[0]?.startedOn ?? emergency?.startedOn
  return { ...(from !== undefined && { from }), ...toEnd(end, isEnded ? today : undefined) }
}

/** The last day of a measure that ended and of which it is not ahead; of any other what the record gives as its last. */
function toEnd(end: string | undefined, endedBy: string | undefined): Omit<Days, 'from'> {
  if (end === undefined) return {}
  return endedBy !== undefined && end <= endedBy ? { until: end } : { plannedUntil: end }
}

type Days = Pick<ShownMeasure, 'from' | 'until' | 'plannedUntil'>

function toSteps({ reached, upcoming }: StepPlan): Pick<ShownMeasure, 'step' | 'upcoming'> {
  return { ...(reached && { step: toStep(reached) }), ...(upcoming && { upcoming: toStep(upcoming) }) }
}

function toStep({ article, startedOn }: StepTerm): ShownStep {
  return { article, startedOn }
}

function toTerm(term: (LegalTerm & Running) | undefined): Pick<ShownMeasure, 'term'> {
  if (term === undefined) return {}
  const { endsOn, plannedEnd, daysLeft, isOverdue } = term
  const isLonger = plannedEnd !== undefined && plannedEnd > endsOn
  return { term: { endsOn, daysLeft, isOverdue, ...(isLonger && { plannedEnd }) } }
}

/** Steps of the law and a decision in an emergency are said of involuntary care only; why it was decided stays. */
function withoutSteps({ emergency, ...measure }: InvoluntaryCareMeasure): InvoluntaryCareMeasure {
  const reason = emergency?.reason
  return { ...measure, steps: [], reasons: [...measure.reasons, ...(reason === undefined ? [] : [reason])] }
}
