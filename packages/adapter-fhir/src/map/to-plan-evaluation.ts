import { Evaluation } from '@voordeur/core/care'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toWords } from './concept.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { NAMELESS_PLAN, OUTCOME_MODEL } from './to-evaluation.ts'
import { toGoalIds } from './to-goal-ids.ts'
import { toOutcome, type Activity } from './to-intervention.ts'

/** What is evaluated: a plan as it was mapped, and the resource it came from. */
export interface EvaluatedPlan {
  readonly plan: Mapped
  readonly title: string | undefined
  readonly changedAt: string | undefined
  readonly activities: readonly Activity[]
  readonly resource: FhirResource
  readonly context: MappingContext
}

/** The evaluation that stands inside a plan (BgLZ: what came of each activity); none when no activity has an outcome. */
export function toPlanEvaluation({ plan, title, changedAt, activities, resource, context }: EvaluatedPlan): readonly Mapped[] {
  const goals = activities.flatMap((activity) => {
    const outcome = toOutcome(activity, { resource, context })
    const { detail } = activity
    if (outcome === undefined) return []
    const [goal] = toGoalIds(detail?.goal ?? [], resource, context)
    return [{ goal, title: detail?.description ?? toWords(detail?.code), text: outcome }]
  })
  if (goals.length === 0) return []
  const data = { plan: title ?? NAMELESS_PLAN, model: OUTCOME_MODEL, changedAt, status: 'final', goals }
  return [{ type: Evaluation, id: `${plan.id}.evaluation`, recordedAt: plan.recordedAt, data }]
}
