import type { CarePlan, Staff } from '@voordeur/core/care'
import { z } from 'zod'
import { Annotation, CodeableConcept, Decimal, Reference } from '../fields/datatypes.ts'
import { findExtensions } from '../fields/extension.ts'
import { list } from '../fields/list.ts'
import { HumanName } from '../fields/person.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toConcept, toWords } from './concept.ts'
import type { MappingContext } from './mapping-context.ts'
import { toPersonName } from './person-name.ts'
import { toStaff } from './staff-directory.ts'
import { toCodeWords } from './to-code-words.ts'
import { toGoalIds } from './to-goal-ids.ts'
import { toTexts } from './to-texts.ts'

const Repeat = z.looseObject({ frequency: Decimal.optional(), period: Decimal.optional(), periodUnit: z.string().optional() })

const Detail = z.looseObject({
  code: CodeableConcept.optional(),
  description: z.string().optional(),
  status: z.string().optional(),
  goal: list(Reference),
  scheduledTiming: z.looseObject({ repeat: Repeat.optional(), code: CodeableConcept.optional() }).optional(),
  scheduledString: z.string().optional(),
  performer: list(Reference),
})
type Detail = z.infer<typeof Detail>

/** One activity of a care plan. */
export const Activity = z.looseObject({
  id: z.string().optional(),
  outcomeCodeableConcept: list(CodeableConcept),
  outcomeReference: list(Reference),
  progress: list(Annotation),
  reference: Reference.optional(),
  detail: Detail.optional(),
})
type Activity = z.infer<typeof Activity>

type Intervention = z.infer<typeof CarePlan.schema>['activities'][number]

const Person = z.looseObject({ name: z.unknown(), relationship: list(CodeableConcept) })

/** Where an activity stands. */
export interface ActivityPlace {
  readonly resource: FhirResource
  readonly context: MappingContext
  readonly index: number
}

/** One agreed action: what, how often, by whom, for which goal, and what came of it. */
export function toIntervention(activity: Activity, place: ActivityPlace): Intervention {
  const { resource, context } = place
  const { id, detail, reference } = activity
  const outcome = toOutcome(activity, place)
  if (detail) return { id, ...fromDetail(detail, place), outcome }
  return { id, description: reference && toCodeWords(reference, resource, context), performers: [], goals: [], outcome }
}

function fromDetail(detail: Detail, place: ActivityPlace): Omit<Intervention, 'outcome'> {
  return {
    code: toConcept(detail.code),
    description: detail.description,
    instruction: detail.scheduledString ?? toWords(detail.scheduledTiming?.code),
    status: detail.status,
    frequency: toFrequency(detail),
    performers: detail.performer.flatMap((reference) => toPerformer(reference, place)),
    goals: [...toGoalIds(detail.goal, place.resource, place.context)],
  }
}

function toFrequency(detail: Detail): Intervention['frequency'] {
  const { frequency, period, periodUnit } = detail.scheduledTiming?.repeat ?? {}
  return period === undefined || periodUnit === undefined ? undefined : { times: frequency ?? 1, period, unit: periodUnit }
}

// Family and organisations have no name in a plan that hides names: what they are to the client stands in its place.
function toPerformer(reference: Reference, { resource, context }: ActivityPlace): readonly Staff[] {
  const target = context.find(reference, resource)
  if (target?.type === 'Organization') return [{ role: readText(target.json.name) ?? reference.display }]
  if (target?.type === 'RelatedPerson') return [toRelative(target)]
  const staff = toStaff(reference, resource, context)
  return staff ? [staff] : [{ role: reference.display }]
}

function toRelative(target: FhirResource): Staff {
  const person = Person.safeParse(target.json).data
  const names = list(HumanName).safeParse(person?.name).data ?? []
  return { name: toPersonName(names)?.display, role: toWords(person?.relationship[0]) }
}

function toOutcome(activity: Activity, { resource, context }: ActivityPlace): string | undefined {
  const comments = [...findExtensions(activity, 'StructureDefinition/Comment'), ...findExtensions(activity, 'ext-Comment')]
  const lines = [
    ...activity.outcomeCodeableConcept.map((concept) => concept.text ?? toWords(concept)),
    ...activity.outcomeReference.map((reference) => reference.display ?? toCodeWords(reference, resource, context)),
    ...toTexts(activity.progress),
    ...comments.map(({ valueString }) => valueString),
  ].filter((line) => line !== undefined)
  return lines.length === 0 ? undefined : lines.join('\n')
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
