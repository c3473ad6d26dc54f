import { CodeableConcept } from '../fields/datatypes.ts'
import type { FhirResource } from '../read/fhir-resource.ts'

const MISTAKE = 'entered-in-error'
// Each type of resource keeps its status in a field of its own.
const STATUS_FIELDS = ['status', 'lifecycleStatus', 'docStatus'] as const

/** Whether the source itself calls a resource, in the form of R4 and of whatever type, a mistake (entered-in-error). */
export function isWithdrawn({ json }: FhirResource): boolean {
  return STATUS_FIELDS.some((field) => json[field] === MISTAKE) || isRefuted(json.verificationStatus)
}

function isRefuted(verification: unknown): boolean {
  return CodeableConcept.safeParse(verification).data?.coding.some(({ code }) => code === MISTAKE) ?? false
}
