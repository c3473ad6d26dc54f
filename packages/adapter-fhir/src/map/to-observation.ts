import type { FhirResource } from '../read/fhir-resource.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { isOutcomeOfCare } from './outcome-of-care.ts'
import { toEvaluation } from './to-evaluation.ts'
import { toMeasurement } from './to-measurement.ts'

/** Observation: the outcome of care is an evaluation, whatever else has a value is a measurement. */
export function toObservation(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  return isOutcomeOfCare(resource) ? [toEvaluation(resource, context)] : toMeasurement(resource, context)
}
