import { Measurement } from '@voordeur/core/care'
import { z } from 'zod'
import { Annotation, CodeableConcept, Period, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import { NOT_SHOWN, whyNotMeasured } from '../not-shown.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toDay } from './amsterdam-time.ts'
import { toConcept, toWords } from './concept.ts'
import { isPlausible, toAge } from './is-plausible.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toMoment, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { toStaff } from './staff-directory.ts'
import { toTexts } from './to-texts.ts'
import { toValue, ValueFields, type Value } from './to-value.ts'

const Component = ValueFields.extend({ code: CodeableConcept.optional() })
type Component = z.infer<typeof Component>

const Observation = ValueFields.extend({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  status: z.string().optional(),
  code: CodeableConcept.optional(),
  effectiveDateTime: z.string().optional(),
  effectivePeriod: Period.optional(),
  effectiveInstant: z.string().optional(),
  issued: z.string().optional(),
  note: list(Annotation),
  performer: list(Reference),
  component: list(Component),
  hasMember: list(Reference),
})
type Observation = z.infer<typeof Observation>

const NAMELESS = 'Meting'

/** Observation (the zibs of measurements and scores, and GeneralMeasurement): whatever has a value or components. */
export function toMeasurement(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const observation = parseResource(Observation, resource)
  const hidden = whyNotMeasured(observation.code?.coding ?? [])
  if (hidden !== undefined) throw new ItemRefused(hidden, { lost: false })
  const components = observation.component.flatMap((component) => toComponent(component))
  const notes = toTexts(observation.note)
  const { value, remarks } = toSaid(observation, notes, components.length > 0)
  const code = toConcept(observation.code) ?? {}
  const measuredAt = toMeasuredAt(observation, resource, context)
  const age = toAge(context.birthDate, measuredAt === undefined ? undefined : toDay(measuredAt))
  const data = {
    code,
    label: toWords(observation.code) ?? NAMELESS,
    measuredAt,
    ...value,
    components: components.map(({ data: component }) => component),
    notes: remarks,
    performer: observation.performer.map((reference) => toStaff(reference, resource, context)).find((staff) => staff !== undefined),
    status: observation.status,
    plausible:
      isPlausible(code, observation.valueQuantity, age) &&
      components.every(({ data: component, fields }) => isPlausible(component.code, fields.valueQuantity, age)),
  }
  return [{ type: Measurement, id: idOf(resource), recordedAt: toRecordedAt(observation.meta, observation.issued), data }]
}

// What was noted of a group is its value in words; a group of which nothing was noted is shown by its members.
function toSaid(
  observation: Observation,
  notes: readonly string[],
  hasComponents: boolean,
): { readonly value: Value; readonly remarks: readonly string[] } {
  const value = toValue(observation)
  if (value.quantity !== undefined || value.text !== undefined || hasComponents) return { value, remarks: notes }
  if (notes.length > 0) return { value: { text: notes.join('\n') }, remarks: [] }
  throw new ItemRefused(observation.hasMember.length > 0 ? NOT_SHOWN.group : NOT_SHOWN.noValue, { lost: false })
}

function toComponent(fields: Component) {
  const value = toValue(fields)
  if (value.quantity === undefined && value.text === undefined) return []
  return [{ fields, data: { code: toConcept(fields.code) ?? {}, label: toWords(fields.code) ?? NAMELESS, ...value } }]
}

function toMeasuredAt(observation: Observation, resource: FhirResource, context: MappingContext): string | undefined {
  const { effectiveDateTime, effectivePeriod, effectiveInstant } = observation
  return toMoment(effectiveDateTime ?? effectiveInstant ?? effectivePeriod?.start, { from: resource, path: 'effective', context })
}
