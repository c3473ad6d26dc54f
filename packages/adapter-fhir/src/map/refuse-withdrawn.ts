import type { FhirResource } from '../read/fhir-resource.ts'
import { ItemRefused } from './item-refused.ts'

/** Refuses what the source itself calls a mistake; it is not lost, so an earlier copy of it is removed. */
export function refuseWithdrawn(resource: FhirResource, status: string | undefined): void {
  if (status === 'entered-in-error')
    throw new ItemRefused(`this ${resource.type} was withdrawn in the source as a mistake`, { lost: false })
}
