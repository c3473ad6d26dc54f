import type { Staff } from '@voordeur/core/care'
import { z } from 'zod'
import { CodeableConcept, type Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import { HumanName } from '../fields/person.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toWords } from './concept.ts'
import type { MappingContext } from './mapping-context.ts'
import { toPersonName } from './person-name.ts'
import { toKey } from './reference-index.ts'
import { toStaff } from './staff-directory.ts'

/** Who a reference stands for: staff, whose name may have to give way to the role; the client's own side; or an organisation. */
export type Party =
  | { readonly kind: 'staff'; readonly staff: Staff }
  | { readonly kind: 'network'; readonly name?: string | undefined; readonly relation?: string | undefined; readonly isClient: boolean }
  | { readonly kind: 'organisation'; readonly name?: string | undefined }

const Person = z.looseObject({ name: list(HumanName), relationship: list(CodeableConcept) })
const Organisation = z.looseObject({ name: z.string().optional() })

// Whoever is none of these is taken for staff, so that a name is never shown where the organisation hides names.
const KINDS: ReadonlyMap<string, 'organisation' | 'network'> = new Map([
  ['Organization', 'organisation'],
  ['CareTeam', 'organisation'],
  ['HealthcareService', 'organisation'],
  ['Patient', 'network'],
  ['RelatedPerson', 'network'],
])

/** Who a reference stands for; undefined when it says nothing. */
export function toParty(reference: Reference | undefined, from: FhirResource, context: MappingContext): Party | undefined {
  if (reference === undefined) return undefined
  const target = context.find(reference, from)
  const type = target?.type ?? typeOf(reference)
  const kind = KINDS.get(type)
  if (kind === 'organisation') return { kind, name: Organisation.safeParse(target?.json).data?.name ?? reference.display }
  if (kind === 'network') return { kind, ...toRelative(target, reference), isClient: type === 'Patient' }
  const staff = toStaff(reference, from, context)
  return staff === undefined ? undefined : { kind: 'staff', staff }
}

function toRelative(
  target: FhirResource | undefined,
  reference: Reference,
): { readonly name?: string | undefined; readonly relation?: string | undefined } {
  const person = Person.safeParse(target?.json).data
  const relation = person?.relationship.map((concept) => toWords(concept)).find((words) => words !== undefined)
  return { name: (person && toPersonName(person.name)?.display) ?? reference.display, relation }
}

function typeOf(reference: Reference): string {
  return reference.type ?? toKey(reference.reference)?.split('/')[0] ?? ''
}
