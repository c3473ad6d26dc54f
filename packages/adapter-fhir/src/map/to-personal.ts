import type { SourceClient } from '@voordeur/core'
import { Contact, Personal } from '@voordeur/core/care'
import { z } from 'zod'
import { CodeableConcept, Identifier, Reference } from '../fields/datatypes.ts'
import { findExtension } from '../fields/extension.ts'
import { list } from '../fields/list.ts'
import { ContactPoint, FhirAddress, HumanName } from '../fields/person.ts'
import { isBsn } from '../privacy/is-bsn.ts'
import { isBsnSystem } from '../privacy/find-bsns.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toDay } from './amsterdam-time.ts'
import { toWords } from './concept.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toDayOf, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { toPersonName } from './person-name.ts'
import { toAddresses, toTelecoms } from './reachable-at.ts'
import { toStaff } from './staff-directory.ts'
import { ContactFields, toContactData } from './to-contact.ts'

const Patient = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  identifier: list(Identifier),
  name: list(HumanName),
  telecom: list(ContactPoint),
  gender: z.string().optional(),
  birthDate: z.string().optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: z.string().optional(),
  address: list(FhirAddress),
  maritalStatus: CodeableConcept.optional(),
  communication: list(z.looseObject({ language: CodeableConcept.optional(), preferred: z.boolean().optional() })),
  generalPractitioner: list(Reference),
  contact: list(ContactFields),
})
type Patient = z.infer<typeof Patient>

const Organisation = z.looseObject({ name: z.string().optional(), telecom: list(ContactPoint) })

const GENDERS = ['male', 'female', 'other', 'unknown'] as const

/** Patient (zib Patient, NL-CM:0.1.1): the personal data, and the contacts that stand inside it. */
export function toPersonal(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const patient = parseResource(Patient, resource)
  const id = idOf(resource)
  if (hasMaskedBsn(patient)) context.remark(resource, 'kept: the BSN is masked, and no BSN is needed', 'identifier')
  const contacts = patient.contact.flatMap((contact, index) => {
    const data = toContactData(contact, contact.name)
    if (!data) context.remark(resource, 'left out: a contact without a name or a relation', `contact.${index}`)
    return data ? [{ type: Contact, id: `${id}.contact-${index + 1}`, data }] : []
  })
  return [{ type: Personal, id, recordedAt: toRecordedAt(patient.meta), data: toData(patient, resource, context) }, ...contacts]
}

/** The name of the client as it is said. */
export function nameOfClient(resource: FhirResource): string {
  return toPersonName(parseResource(Patient, resource).name)?.display ?? refuseNameless()
}

/** When the client was born, and that they died, as days where the source knows them. */
export function lifeOfClient(resource: FhirResource): Pick<SourceClient, 'bornOn' | 'deceasedOn' | 'deceased'> {
  const { birthDate, deceasedBoolean, deceasedDateTime } = parseResource(Patient, resource)
  const bornOn = birthDate === undefined ? undefined : toDay(birthDate)
  const deceasedOn = deceasedDateTime === undefined ? undefined : toDay(deceasedDateTime)
  return {
    ...(bornOn !== undefined && { bornOn }),
    ...(deceasedOn !== undefined && { deceasedOn }),
    ...((deceasedBoolean === true || deceasedDateTime !== undefined) && { deceased: true }),
  }
}

/** The client's own number at the source: the first identifier that is no BSN, also not under another system's name. */
export function findClientNumber(resource: FhirResource): string | undefined {
  const { identifier } = parseResource(Patient, resource)
  const current = identifier.filter(({ system, use }) => !isBsnSystem(system) && use !== 'old')
  return current.map(({ value }) => value).find((value) => value !== undefined && value !== '' && !isBsn(value))
}

function toData(patient: Patient, resource: FhirResource, context: MappingContext): Mapped['data'] {
  const gender = GENDERS.find((known) => known === patient.gender)
  const languages = [...patient.communication].sort((one, other) => Number(other.preferred ?? false) - Number(one.preferred ?? false))
  const nationality = findExtension(findExtension(resource.json, 'patient-nationality'), 'code')?.valueCodeableConcept
  const stu3Nationality = findExtension(resource.json, 'nl-core-patient-nationality')?.valueCodeableConcept
  return {
    name: toPersonName(patient.name) ?? refuseNameless(),
    birthDate: toDayOf(patient.birthDate, { from: resource, path: 'birthDate', context }),
    gender,
    addresses: toAddresses(patient.address),
    telecoms: toTelecoms(patient.telecom),
    maritalStatus: toWords(patient.maritalStatus),
    nationality: toWords(nationality ?? stu3Nationality),
    language: toWords(languages[0]?.language),
    clientNumber: findClientNumber(resource),
    generalPractitioner: toGeneralPractitioner(patient.generalPractitioner, resource, context),
    deceased: patient.deceasedBoolean ?? (patient.deceasedDateTime === undefined ? undefined : true),
  }
}

function toGeneralPractitioner(
  references: readonly Reference[],
  resource: FhirResource,
  context: MappingContext,
): { name?: string | undefined; practice?: string | undefined; phone?: string | undefined } | undefined {
  const [reference] = references
  if (reference === undefined) return undefined
  const target = context.find(reference, resource)
  if (target?.type !== 'Organization') return { name: toStaff(reference, resource, context)?.name ?? reference.display }
  const organisation = Organisation.safeParse(target.json)
  const phone = organisation.data && toTelecoms(organisation.data.telecom).find(({ kind }) => kind === 'phone' || kind === 'mobile')
  return { practice: organisation.data?.name ?? reference.display, phone: phone?.value }
}

function hasMaskedBsn(patient: Patient): boolean {
  return patient.identifier.some(({ system, value }) => isBsnSystem(system) && value === undefined)
}

function refuseNameless(): never {
  throw new ItemRefused('this Patient has no name', { lost: true, path: 'name' })
}
