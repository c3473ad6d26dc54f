import type { StaffMember } from '@voordeur/core'
import type { Staff } from '@voordeur/core/care'
import { z } from 'zod'
import { CodeableConcept, Reference } from '../fields/datatypes.ts'
import { findExtension } from '../fields/extension.ts'
import { list } from '../fields/list.ts'
import { HumanName } from '../fields/person.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toWords } from './concept.ts'
import type { MappingContext } from './mapping-context.ts'
import { toPersonName } from './person-name.ts'
import { toKey } from './reference-index.ts'

const Practitioner = z.looseObject({ name: list(HumanName) })
const PractitionerRole = z.looseObject({
  practitioner: Reference.optional(),
  code: list(CodeableConcept),
  specialty: list(CodeableConcept),
})

/** Types of resource that stand for a member of staff. */
export const STAFF_TYPES: ReadonlySet<string> = new Set(['Practitioner', 'PractitionerRole'])

/**
 * The member of staff a reference stands for. STU3 points at a Practitioner and names the role in an extension, R4 points
 * at the role. A reference to nothing keeps the name it is written with, so that it can give way to the role like any other.
 */
export function toStaff(reference: Reference | undefined, from: FhirResource, context: MappingContext): Staff | undefined {
  if (reference === undefined) return undefined
  const role = context.find(findExtension(reference, 'practitionerrole-reference')?.valueReference, from)
  const target = context.find(reference, from)
  if (target && !STAFF_TYPES.has(target.type)) return undefined
  const known = { ...read(target, context), ...read(role, context) }
  if (Object.keys(known).length > 0) return known
  return isKnownAsOther(reference) || reference.display === undefined ? undefined : { name: reference.display }
}

function read(resource: FhirResource | undefined, context: MappingContext): Staff {
  const staff = resource ? readStaff(resource, context) : {}
  return Object.fromEntries(Object.entries(staff).filter(([, value]) => value !== undefined))
}

/** Everyone on the staff these resources name, once each, also those who are named by a reference to nothing. */
export function listStaff(resources: readonly FhirResource[], context: MappingContext): readonly StaffMember[] {
  const roles = resources.filter(({ type }) => type === 'PractitionerRole').map((resource) => readStaff(resource, context))
  const people = resources.filter(({ type }) => type === 'Practitioner').map((resource) => readStaff(resource, context))
  const byName = new Map<string, StaffMember>()
  for (const { name, role } of [...roles, ...people]) {
    const known = name === undefined ? undefined : byName.get(name)
    if (name !== undefined && known?.role === undefined) byName.set(name, role === undefined ? { name } : { name, role })
  }
  return [...byName.values()]
}

/** What a Practitioner or PractitionerRole says: the name, the role, or both. */
export function readStaff(resource: FhirResource, context: MappingContext): Staff {
  return resource.type === 'PractitionerRole' ? fromRole(resource, context) : fromPractitioner(resource)
}

function fromPractitioner(resource: FhirResource): Staff {
  const parsed = Practitioner.safeParse(resource.json)
  return { name: parsed.success ? toPersonName(parsed.data.name)?.display : undefined }
}

function fromRole(resource: FhirResource, context: MappingContext): Staff {
  const parsed = PractitionerRole.safeParse(resource.json)
  if (!parsed.success) return {}
  const { practitioner, specialty, code } = parsed.data
  const person = context.find(practitioner, resource)
  const role = [...specialty, ...code].map((concept) => toWords(concept)).find((words) => words !== undefined)
  return { name: person ? fromPractitioner(person).name : practitioner?.display, role }
}

function isKnownAsOther(reference: Reference): boolean {
  const type = reference.type ?? toKey(reference.reference)?.split('/')[0]
  return type !== undefined && !STAFF_TYPES.has(type)
}
