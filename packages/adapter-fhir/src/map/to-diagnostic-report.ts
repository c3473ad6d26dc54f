import { NOT_SHOWN } from '../not-shown.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { isOutcomeOfCare } from './outcome-of-care.ts'
import { toEvaluation } from './to-evaluation.ts'

/** DiagnosticReport: the outcome of care is an evaluation. A report of a laboratory or of radiology is not shown. */
export function toDiagnosticReport(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  if (isOutcomeOfCare(resource)) return [toEvaluation(resource, context)]
  throw new ItemRefused(NOT_SHOWN.testReport, { lost: false })
}
