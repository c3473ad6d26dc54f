import { Measurement } from '@voordeur/core/care'
import { z } from 'zod'
import { Annotation, CodeableConcept, Period, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toDay } from './amsterdam-time.ts'
import { toConcept, toWords } from './concept.ts'
import { isPlausible, toAge } from './is-plausible.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toMoment, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { refuseWithdrawn } from './refuse-withdrawn.ts'
import { toStaff } from './staff-directory.ts'
import { toTexts } from './to-texts.ts'
import { toValue, ValueFields } from './to-value.ts'

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
})
type Observation = z.infer<typeof Observation>

const NAMELESS = 'Meting'

/** Observation (the zibs of measurements and scores, and GeneralMeasurement): whatever has a value or components. */
export function toMeasurement(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const observation = parseResource(Observation, resource)
  refuseWithdrawn(resource, observation.status)
  const value = toValue(observation)
  const components = observation.component.flatMap((component) => toComponent(component))
  if (value.quantity === undefined && value.text === undefined && components.length === 0) {
    throw new ItemRefused('not shown in a portal: an Observation without a value', { lost: false })
  }
  const code = toConcept(observation.code) ?? {}
  const measuredAt = toMeasuredAt(observation, resource, context)
  const age = toAge(context.birthDate, measuredAt === undefined ? undefined : toDay(measuredAt))
  const data = {
    code,
    label: toWords(observation.code) ?? NAMELESS,
    measuredAt,
    ...value,
    components: components.map(({ data: component }) => component),
    notes: toTexts(observation.note),
    performer: observation.performer.map((reference) => toStaff(reference, resource, context)).find((staff) => staff !== undefined),
    status: observation.status,
    plausible:
      isPlausible(code, observation.valueQuantity, age) &&
      components.every(({ data: component, fields }) => isPlausible(component.code, fields.valueQuantity, age)),
  }
  return [{ type: Measurement, id: idOf(resource), recordedAt: toRecordedAt(observation.meta, observation.issued), data }]
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
