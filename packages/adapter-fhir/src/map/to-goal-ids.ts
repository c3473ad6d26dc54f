import type { Reference } from '../fields/datatypes.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import type { MappingContext } from './mapping-context.ts'
import { toKey } from './reference-index.ts'

/** The ids under which the goals that are referred to are stored, also of a goal that is not in the bundle. */
export function toGoalIds(references: readonly Reference[], from: FhirResource, context: MappingContext): readonly string[] {
  return references.flatMap((reference) => {
    const id = context.find(reference, from)?.id ?? toKey(reference.reference)?.split('/')[1]
    return id === undefined ? [] : [context.toRecordId(id)]
  })
}
