import type { Staff } from '@voordeur/core/care'
import type { Reference } from '../fields/datatypes.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import type { MappingContext } from './mapping-context.ts'
import { toParty } from './to-party.ts'

/** Who does what was agreed. An organisation has no name in a plan that hides names: what it is called stands as the role. */
export function toPerformer(reference: Reference, from: FhirResource, context: MappingContext): readonly Staff[] {
  const party = toParty(reference, from, context)
  if (party?.kind === 'organisation') return [{ role: party.name }]
  if (party?.kind === 'network') return [{ name: party.name, role: party.relation }]
  return [party?.staff ?? { role: reference.display }]
}
