import type { Mapped, MappingContext } from '../map/mapping-context.ts'
import { toRecords as toR4Records } from '../r4/to-records.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { raiseToR4 } from './raise-to-r4.ts'

/** The records of one resource in the form of STU3 (zib2017). */
export function toRecords(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  return toR4Records(raiseToR4(resource), context)
}
