import { Contact } from '@voordeur/core/care'
import { z } from 'zod'
import { CodeableConcept, type Coding } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import { ContactPoint, FhirAddress, HumanName } from '../fields/person.ts'
import { SYSTEMS } from '../labels/code-systems.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toConcept } from './concept.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped } from './mapping-context.ts'
import { toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { toPersonName } from './person-name.ts'
import { toAddresses, toTelecoms } from './reachable-at.ts'

/** What a RelatedPerson and a contact inside a Patient have in common. */
export const ContactFields = z.looseObject({
  relationship: list(CodeableConcept),
  name: list(HumanName),
  telecom: list(ContactPoint),
  address: list(FhirAddress),
})

const RelatedPerson = ContactFields.extend({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  active: z.boolean().optional(),
})

// COD472-VEKT says in which order contacts are called.
const RANKS: Readonly<Record<string, number>> = { '01': 1, '02': 2 }

/** RelatedPerson (zib ContactPerson, NL-CM:3.1.1). */
export function toContact(resource: FhirResource): readonly Mapped[] {
  const person = parseResource(RelatedPerson, resource)
  if (person.active === false) throw new ItemRefused('this RelatedPerson is no longer a contact', { lost: false })
  const data = toContactData(person, person.name)
  if (!data) throw new ItemRefused('this RelatedPerson has no name and no relation', { lost: true, path: 'name' })
  return [{ type: Contact, id: idOf(resource), recordedAt: toRecordedAt(person.meta), data }]
}

/** The contact in words and codes; undefined when it has neither a name nor a relation. `relationship` holds both role and relation. */
export function toContactData(contact: z.infer<typeof ContactFields>, names: readonly HumanName[]): Mapped['data'] | undefined {
  const codings = contact.relationship.map((concept) => toConcept(concept)).filter((coding) => coding !== undefined)
  const relations = codings.filter((coding) => coding.system === SYSTEMS.relation)
  const roles = codings.filter((coding) => coding.system !== SYSTEMS.relation)
  // A contact of whom only the relation is known is still someone to call: "Moeder".
  const [known] = [...relations, ...roles].filter(({ display }) => display !== undefined)
  const name = toPersonName(names) ?? (known?.display === undefined ? undefined : { display: known.display })
  if (!name) return undefined
  return {
    name,
    roles,
    relations,
    rank: toRank(roles),
    telecoms: toTelecoms(contact.telecom),
    addresses: toAddresses(contact.address),
  }
}

function toRank(roles: readonly Coding[]): number | undefined {
  const ranks = roles
    .filter(({ system }) => system === SYSTEMS.contactRole)
    .map(({ code }) => RANKS[code ?? ''])
    .filter((rank) => rank !== undefined)
  return ranks.length === 0 ? undefined : Math.min(...ranks)
}
