import { CodeableConcept } from '../fields/datatypes.ts'
import type { FhirResource } from '../read/fhir-resource.ts'

const MISTAKE = 'entered-in-error'
// Each type of resource keeps its status in a field of its own.
const STATUS_FIELDS = ['status', 'lifecycleStatus', 'docStatus'] as const

/** Whether the source itself calls a resource, in the form of R4 and of whatever type, a mistake (entered-in-error). */
export function isWithdrawn({ json }: FhirResource): boolean {
  const verification = CodeableConcept.safeParse(json.verificationStatus).data?.coding ?? []
  return [...STATUS_FIELDS.map((field) => json[field]), ...verification.map(({ code }) => code)].some((status) => isMistake(status))
}

// However it is written: what is a mistake must not show because of a capital.
function isMistake(status: unknown): boolean {
  return typeof status === 'string' && status.trim().toLowerCase() === MISTAKE
}
