import { NotThere, toAmsterdamDay, type PartContext, type RecordReader, type VisibleRecord } from '@voordeur/core'
import { CarePlan, Goal } from '@voordeur/core/care'
import { findCurrentPlan, isClosed, isShown, toPlanOverview, type PlanOverview } from './overview.ts'

/** How a plan is laid out: on one page, or as the support card and the goal card. */
export type PlanLayout = 'one-page' | 'cards'

/** The cards of a plan: text and agreements without a goal, and the goals with theirs. */
export const PLAN_CARDS = ['support', 'goals'] as const

/** A card of the plan. */
export type PlanCard = (typeof PLAN_CARDS)[number]

/** Another plan than the one that is shown. */
export interface OtherPlan {
  readonly id: string
  readonly title?: string
  readonly from?: string
  readonly until?: string
  readonly ended: boolean
}

/** A plan with the card that is open, and the others that there are. */
export interface PlanPage {
  readonly plan?: PlanOverview
  /** The portal's own id of the plan, when it is another than the one that holds now. */
  readonly other?: string
  /** The card that is shown; everything stands on one page when left out. */
  readonly card?: PlanCard
  readonly others: readonly OtherPlan[]
}

/** Loads the plan that holds now, or the one that the query names, with its goals; a plan that is not there is `NotThere`. */
export async function loadPlan({ records, query, now }: PartContext<'client'>, layout: PlanLayout): Promise<PlanPage> {
  const today = toAmsterdamDay(now)
  const plans = (await records.all(CarePlan)).filter(({ data }) => isShown(data))
  const current = findCurrent(plans, today)
  const card = layout === 'cards' ? { card: toCard(query) } : {}
  const asked = await findAsked(records, query, { plans, current })
  const others = plans.filter((plan) => plan !== current).map((plan) => toOther(plan, today))
  if (!asked) return { ...card, others }
  const goals = await listGoals(records, asked, plans)
  return { plan: toPlanOverview(asked.data, goals, today), ...card, others, ...(asked !== current && { other: asked.id }) }
}

/** Loads the plan that holds now for its line on the panel. */
export function loadPlanSummary(context: PartContext<'client'>): Promise<PlanPage> {
  return loadPlan({ ...context, query: {} }, 'one-page')
}

/** The query of the page after this one, for who saves everything: every card of this plan, and then the other plans. */
export function toNextPlanPage({ plan, other, card, others }: PlanPage): Readonly<Record<string, string>> | undefined {
  if (!plan) return undefined
  if (card === 'support') return { ...(other && { plan: other }), card: 'goals' }
  const next = others[others.findIndex(({ id }) => id === other) + 1]
  return next && { plan: next.id }
}

/** Who asks for a goal gets the card on which it stands. */
function toCard({ card, goal }: Readonly<Record<string, string>>): PlanCard {
  return card === 'goals' || goal !== undefined ? 'goals' : 'support'
}

interface Plans {
  readonly plans: readonly VisibleRecord<CarePlan>[]
  readonly current: VisibleRecord<CarePlan> | undefined
}

/** The plan that the query names, by itself or by one of its goals; else the one that holds now. */
async function findAsked(
  records: RecordReader,
  { plan, goal }: Readonly<Record<string, string>>,
  { plans, current }: Plans,
): Promise<VisibleRecord<CarePlan> | undefined> {
  if (plan !== undefined) return plans.find(({ id }) => id === plan) ?? refuse()
  if (goal === undefined) return current
  const found = (await records.find(Goal, goal)) ?? refuse()
  const naming = plans.filter(({ data }) => data.goals.includes(found.data.sourceId))
  return naming.find((one) => one === current) ?? naming[0] ?? current
}

function refuse(): never {
  throw new NotThere()
}

function findCurrent(plans: readonly VisibleRecord<CarePlan>[], today: string): VisibleRecord<CarePlan> | undefined {
  const current = findCurrentPlan(
    plans.map(({ data }) => data),
    today,
  )
  return plans.find(({ data }) => data === current)
}

/** The goals from which a plan takes its own: one that names none can only have those that no plan names. */
async function listGoals(
  records: RecordReader,
  plan: VisibleRecord<CarePlan>,
  plans: readonly VisibleRecord<CarePlan>[],
): Promise<readonly Goal[]> {
  const goals = (await records.all(Goal)).map(({ data }) => data)
  if (plan.data.goals.length > 0) return goals
  const named = new Set(plans.flatMap(({ data }) => data.goals))
  return goals.filter(({ sourceId }) => !named.has(sourceId))
}

function toOther({ id, data }: VisibleRecord<CarePlan>, today: string): OtherPlan {
  const { title, period } = data
  return {
    id,
    ended: isClosed(data, today),
    ...(title && { title }),
    ...(period?.start && { from: period.start }),
    ...(period?.end && { until: period.end }),
  }
}
