import { definePart } from '@voordeur/core'
import { CarePlan, Goal } from '@voordeur/core/care'
import { loadPlan } from './load.ts'
import { viewPlan, viewPlanSummary } from './view.tsx'

/** Plannen: the care plan that holds now. */
export const plan = definePart({
  id: 'plan',
  title: 'plan.title',
  icon: 'clipboard-list',
  scope: 'client',
  rights: { read: {} },
  reads: [CarePlan, Goal],
  applies: [CarePlan],
  whenEmpty: 'explain',
  load: loadPlan,
  view: viewPlan,
  summary: { load: loadPlan, view: viewPlanSummary },
})
