import { definePart, type PartContext } from '@voordeur/core'
import { CarePlan, Goal } from '@voordeur/core/care'
import { z } from 'zod'
import { defineQuery, Id } from '../query.ts'
import { loadPlan, loadPlanSummary, PLAN_CARDS, toNextPlanPage, type PlanLayout } from './load.ts'
import { isShown } from './overview.ts'
import { viewPlan, viewPlanSummary } from './view.tsx'

/** Plannen: the care plan that holds now on one page, or as support card and goal card, with the plans before it. */
export function plan(layout: PlanLayout) {
  const card = layout === 'cards' ? { card: z.enum(PLAN_CARDS).exactOptional() } : {}
  return definePart({
    id: 'plan',
    title: 'plan.title',
    icon: 'clipboard-list',
    scope: 'client',
    tour: [{ anchor: 'panel', title: 'plan.title', text: 'plan.tour' }],
    rights: { read: {} },
    reads: [CarePlan, Goal],
    applies: [CarePlan],
    whenEmpty: 'explain',
    query: defineQuery({ plan: Id, goal: Id, ...card }),
    load: (context: PartContext<'client'>) => loadPlan(context, layout),
    nextPage: toNextPlanPage,
    view: viewPlan,
    search: [
      { type: CarePlan, title: 'search.plan', link: ({ id, data }) => (isShown(data) ? { plan: id } : undefined) },
      { type: Goal, title: 'search.goal', link: ({ id }) => ({ goal: id }) },
    ],
    summary: { load: loadPlanSummary, view: viewPlanSummary },
  })
}
