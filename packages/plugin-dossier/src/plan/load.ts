import type { PartContext } from '@voordeur/core'
import { CarePlan, Goal } from '@voordeur/core/care'
import { toDay } from '../day.ts'
import { findCurrentPlan, toPlanOverview, type PlanOverview } from './overview.ts'

/** The plan that holds now, or nothing. */
export interface PlanPage {
  readonly plan?: PlanOverview
}

/** Loads the plan that holds now with its goals. */
export async function loadPlan({ records, now }: PartContext<'client'>): Promise<PlanPage> {
  const today = toDay(now)
  const plans = await records.all(CarePlan)
  const current = findCurrentPlan(
    plans.map(({ data }) => data),
    today,
  )
  if (!current) return {}
  const goals = await records.all(Goal)
  return {
    plan: toPlanOverview(
      current,
      goals.map(({ data }) => data),
      today,
    ),
  }
}
