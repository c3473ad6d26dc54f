import type { CarePlan } from '@voordeur/core/care'
import { z } from 'zod'
import { Annotation, CodeableConcept, Reference } from '../fields/datatypes.ts'
import { findExtensions } from '../fields/extension.ts'
import { list } from '../fields/list.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toConcept, toWords } from './concept.ts'
import type { MappingContext } from './mapping-context.ts'
import { toPeriod } from './moment.ts'
import { isOutcomeOfCare, toObservationWords, toOutcomeText } from './outcome-of-care.ts'
import { toCodeWords } from './to-code-words.ts'
import { toDevices } from './to-devices.ts'
import { Timing, toFrequency } from './to-frequency.ts'
import { toGoalIds } from './to-goal-ids.ts'
import { toPerformer } from './to-performer.ts'
import { toTexts } from './to-texts.ts'

const Detail = z.looseObject({
  code: CodeableConcept.optional(),
  description: z.string().optional(),
  status: z.string().optional(),
  goal: list(Reference),
  reasonReference: list(Reference),
  scheduledTiming: Timing.optional(),
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
/** One activity of a care plan. */
export type Activity = z.infer<typeof Activity>

type Intervention = z.infer<typeof CarePlan.schema>['activities'][number]

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

function fromDetail(detail: Detail, { resource, context, index }: ActivityPlace): Omit<Intervention, 'outcome'> {
  const problems = detail.reasonReference.flatMap((reference) => toCodeWords(reference, resource, context) ?? [])
  const devices = toDevices(detail, resource, context)
  return {
    code: toConcept(detail.code),
    description: detail.description,
    instruction: detail.scheduledString ?? toWords(detail.scheduledTiming?.code),
    status: detail.status,
    frequency: toFrequency(detail.scheduledTiming),
    period: toPeriod(detail.scheduledTiming?.repeat?.boundsPeriod, { from: resource, path: `activity.${index}.detail.scheduled`, context }),
    performers: detail.performer.flatMap((reference) => toPerformer(reference, resource, context)),
    goals: [...toGoalIds(detail.goal, resource, context)],
    problems: problems.length > 0 ? problems : undefined,
    devices: devices && [...devices],
  }
}

/** What came of an activity, a line for each thing that was found; undefined when nothing was. */
export function toOutcome(activity: Activity, { resource, context }: Pick<ActivityPlace, 'resource' | 'context'>): string | undefined {
  const comments = [...findExtensions(activity, 'StructureDefinition/Comment'), ...findExtensions(activity, 'ext-Comment')]
  const lines = [
    ...activity.outcomeCodeableConcept.map((concept) => concept.text ?? toWords(concept)),
    ...activity.outcomeReference.map((reference) => toReferredOutcome(reference, resource, context)),
    ...toTexts(activity.progress),
    ...comments.map(({ valueString }) => valueString),
  ].filter((line) => line !== undefined)
  return lines.length === 0 ? undefined : lines.join('\n')
}

function toReferredOutcome(reference: Reference, resource: FhirResource, context: MappingContext): string | undefined {
  const target = context.find(reference, resource)
  const own = target && (isOutcomeOfCare(target) ? toOutcomeText(target, context) : toObservationWords(target))
  return own ?? reference.display ?? toCodeWords(reference, resource, context)
}
