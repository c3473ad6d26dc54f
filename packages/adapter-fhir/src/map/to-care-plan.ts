import { CarePlan } from '@voordeur/core/care'
import { z } from 'zod'
import { Annotation, CodeableConcept, Narrative, Period, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toWords } from './concept.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toMoment, toPeriod, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { toKey } from './reference-index.ts'
import { sanitiseNarrative } from './sanitise-narrative.ts'
import { Activity, toIntervention } from './to-intervention.ts'
import { toCodeWords } from './to-code-words.ts'
import { toGoalIds } from './to-goal-ids.ts'
import { toPlanEvaluation } from './to-plan-evaluation.ts'
import { toTexts } from './to-texts.ts'

const FhirCarePlan = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  text: Narrative.optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  status: z.string().optional(),
  category: list(CodeableConcept),
  period: Period.optional(),
  created: z.string().optional(),
  addresses: list(Reference),
  goal: list(Reference),
  activity: list(Activity),
  note: list(Annotation),
})
type FhirCarePlan = z.infer<typeof FhirCarePlan>

/** CarePlan (BgLZ care plan, zib NursingIntervention NL-CM:14.2.1), structured, as formatted text, or both. */
export function toCarePlan(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const plan = parseResource(FhirCarePlan, resource)
  const data = {
    title: plan.title ?? plan.description ?? toWords(plan.category[0]),
    status: plan.status,
    period: toPeriod(plan.period, { from: resource, path: 'period', context }),
    changedAt: toChangedAt(plan, resource, context),
    problems: plan.addresses.flatMap((reference) => toProblem(reference, resource, context)),
    activities: plan.activity.map((activity, index) => toIntervention(activity, { resource, context, index })),
    goals: toGoalIds(plan.goal, resource, context),
    notes: toTexts(plan.note),
    html: isWrittenByHand(plan) ? sanitiseNarrative(plan.text?.div) : undefined,
  }
  const mapped = { type: CarePlan, id: idOf(resource), recordedAt: toRecordedAt(plan.meta), data }
  const { title, changedAt } = data
  return [mapped, ...toPlanEvaluation({ plan: mapped, title, changedAt, activities: plan.activity, resource, context })]
}

/** The outcomes that a plan tells about, as references. */
export function listOutcomes(resource: FhirResource): readonly Reference[] {
  const plan = resource.type === 'CarePlan' ? FhirCarePlan.safeParse(resource.json).data : undefined
  return (plan?.activity ?? []).flatMap(({ outcomeReference }) => outcomeReference)
}

function toChangedAt(plan: FhirCarePlan, resource: FhirResource, context: MappingContext): string | undefined {
  const changed = plan.meta?.lastUpdated ?? plan.created ?? plan.period?.start
  return toMoment(changed, { from: resource, path: 'created', context })
}

function toProblem(reference: Reference, resource: FhirResource, context: MappingContext): readonly { id?: string; text: string }[] {
  const text = toCodeWords(reference, resource, context)
  const id = toKey(reference.reference)?.split('/')[1]
  return text === undefined ? [] : [{ text, ...(id !== undefined && { id: context.toRecordId(id) }) }]
}

// A narrative that a machine generated says again, less well, what the fields say: it is shown where there are no fields.
function isWrittenByHand(plan: FhirCarePlan): boolean {
  return plan.text?.status === 'additional' || plan.activity.length + plan.goal.length + plan.addresses.length === 0
}
