import type { CarePlan, Goal, Intervention, Staff } from '@voordeur/core/care'
import { hasEnded } from '../day.ts'

/** One agreed action. */
export interface Agreement {
  readonly text: string
  readonly instruction?: string
  readonly frequency?: NonNullable<Intervention['frequency']>
  readonly performers: readonly Staff[]
  readonly outcome?: string
}

/** A goal with the agreements that serve it. */
export interface PlanGoal {
  readonly text?: string
  readonly status?: string
  readonly targets: readonly { readonly text?: string; readonly due?: string }[]
  readonly notes: readonly string[]
  readonly agreements: readonly Agreement[]
}

/** A problem with its goals; goals that answer no problem of the plan stand together without one. */
export interface PlanGroup {
  readonly problem?: string
  readonly goals: readonly PlanGoal[]
}

/** The plan of a client, put in the order in which it is read. */
export interface PlanOverview {
  readonly title?: string
  readonly from?: string
  readonly until?: string
  readonly changedAt?: string
  readonly ended: boolean
  readonly html?: string
  readonly groups: readonly PlanGroup[]
  /** Agreements that serve no goal of the plan. */
  readonly loose: readonly Agreement[]
  readonly notes: readonly string[]
}

const NOT_SHOWN = ['draft', 'entered-in-error', 'cancelled', 'revoked', 'suspended']
const CLOSED = ['completed']
const AGREEMENT_ENDED = ['cancelled', 'stopped', 'entered-in-error', 'completed']

/** Whether a plan is one to read: no draft, no mistake, nothing that was called off. */
export function isShown(plan: CarePlan): boolean {
  return !NOT_SHOWN.includes(plan.status ?? '')
}

/** The plan that holds on a day: the newest that runs, else the newest that ran. Plans come newest first. */
export function findCurrentPlan(plans: readonly CarePlan[], today: string): CarePlan | undefined {
  const shown = plans.filter((plan) => isShown(plan))
  return shown.find((plan) => !isClosed(plan, today)) ?? shown[0]
}

/** Puts a plan and the client's goals together: problem → goals → agreements. A plan that names no goals is given all of them. */
export function toPlanOverview(plan: CarePlan, goals: readonly Goal[], today: string): PlanOverview {
  const ofPlan = plan.goals.length === 0 ? goals : goals.filter((goal) => plan.goals.includes(goal.sourceId))
  const served = new Set(ofPlan.map((goal) => goal.sourceId))
  const activities = plan.activities.filter((activity) => !AGREEMENT_ENDED.includes(activity.status ?? ''))
  return {
    ended: isClosed(plan, today),
    groups: toGroups(plan, ofPlan, activities),
    loose: activities.filter((activity) => !activity.goals.some((goal) => served.has(goal))).flatMap((activity) => toAgreement(activity)),
    notes: plan.notes,
    ...(plan.title && { title: plan.title }),
    ...(plan.period?.start && { from: plan.period.start }),
    ...(plan.period?.end && { until: plan.period.end }),
    ...(plan.changedAt && { changedAt: plan.changedAt }),
    ...(plan.html && { html: plan.html }),
  }
}

/** Whether a plan ran until before a day. */
export function isClosed(plan: CarePlan, today: string): boolean {
  return CLOSED.includes(plan.status ?? '') || hasEnded(plan.period, today)
}

function toGroups(plan: CarePlan, goals: readonly Goal[], activities: readonly Intervention[]): readonly PlanGroup[] {
  const problemOf = (goal: Goal) =>
    plan.problems.find(({ id, text }) => goal.problems.some((said) => said === id || said === text))?.text ?? goal.problems[0]
  const texts = [...new Set([...plan.problems.map(({ text }) => text), ...goals.map((goal) => problemOf(goal))])]
  return texts
    .map((problem) => ({
      ...(problem !== undefined && { problem }),
      goals: goals.filter((goal) => problemOf(goal) === problem).map((goal) => toPlanGoal(goal, activities)),
    }))
    .filter((group) => group.goals.length > 0 || group.problem !== undefined)
}

function toPlanGoal(goal: Goal, activities: readonly Intervention[]): PlanGoal {
  return {
    targets: goal.targets.map(({ measure, detail, due }) => {
      const text = detail ?? measure?.display
      return { ...(text && { text }), ...(due && { due }) }
    }),
    notes: goal.notes,
    agreements: activities.filter((activity) => activity.goals.includes(goal.sourceId)).flatMap((activity) => toAgreement(activity)),
    ...(goal.description && { text: goal.description }),
    ...(goal.status && { status: goal.status }),
  }
}

function toAgreement({ description, code, instruction, frequency, performers, outcome }: Intervention): readonly Agreement[] {
  const text = description ?? code?.display ?? instruction
  if (text === undefined) return []
  const agreement = {
    text,
    performers,
    ...(instruction && instruction !== text && { instruction }),
    ...(frequency && { frequency }),
    ...(outcome && { outcome }),
  }
  return [agreement]
}
