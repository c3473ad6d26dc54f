import type { Client, ContactData } from './client.ts'
import { toDirections } from './direction-resources.ts'
import { toReference, type Resource } from './fhir-resource.ts'
import type { Measured } from './measurements.ts'
import { toPlan } from './plan-resources.ts'
import { STAFF } from './staff.ts'

/** A FHIR R4 Bundle. */
export interface Bundle {
  readonly resourceType: 'Bundle'
  readonly type: 'collection'
  readonly entry: readonly { readonly fullUrl: string; readonly resource: Resource }[]
}

/** The moment-dependent part of a client's bundle. */
export interface BundleFacts {
  /** The last day in care, when care has ended. */
  readonly leaves: string | undefined
  readonly measured: readonly Measured[]
}

const PROFILE = 'http://nictiz.nl/fhir/StructureDefinition/'
const BASE = 'https://maaspoort.example/fhir/'
const ROLE = 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472'
const CARE_GIVER = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.1'
const RELATION = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode'
const MARITAL = 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus'
const INSURANCE = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.101.5.1'
const LOINC = 'http://loinc.org'
const SNOMED = 'http://snomed.info/sct'
const UNIFIED = 'http://unitsofmeasure.org'
const GENERAL_PRACTICE = 'huisartsenpraktijk'

/** Writes the nl-core (zib2020, R4) bundle of a client. There is no BSN in it. */
export function toBundle(client: Client, facts: BundleFacts): Bundle {
  const resources = [
    toPatient(client),
    ...toPlaces(client),
    toEpisode(client, facts.leaves),
    ...client.contacts.map((contact, index) => toRelatedPerson(client, contact, index)),
    ...toCoverages(client),
    ...toTeam(client),
    ...toPlan(client, facts.leaves),
    ...toDirections(client),
    ...facts.measured.map((item) => toObservation(client, item)),
  ]
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ fullUrl: `${BASE}${resource.resourceType}/${resource.id}`, resource })),
  }
}

function toPatient(client: Client): Resource {
  const { number, initials, given, nickname, gender, birthDate, maritalStatus, language, ward } = client
  return {
    resourceType: 'Patient',
    id: number,
    meta: { profile: [`${PROFILE}nl-core-Patient`] },
    identifier: [{ system: `${BASE}clientnummer`, value: number }],
    name: [
      { use: 'official', ...toName(client, initials, given) },
      { use: 'usual', given: [nickname] },
    ],
    gender,
    birthDate,
    address: [
      { use: 'home', line: ['De Maaspoort 1', `Afdeling ${ward}, kamer ${client.room}`], postalCode: '3071 ZZ', city: 'Rotterdam' },
    ],
    maritalStatus: { coding: [{ system: MARITAL, code: maritalStatus }] },
    communication: [{ language: { text: language } }],
    generalPractitioner: [toReference('Organization', GENERAL_PRACTICE)],
    managingOrganization: toReference('Organization', 'maaspoort'),
  }
}

/** The official name in its Dutch parts. With initials alone, so that a stranger reads what the family would write. */
function toName({ prefix, family }: Pick<Client, 'prefix' | 'family'>, initials: string, given: string) {
  const letters = initials.split('.').filter((letter) => letter !== '')
  const qualifier = (code: string) => ({
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-qualifier', valueCode: code }],
  })
  const own = (part: string, valueString: string) => ({ url: `http://hl7.org/fhir/StructureDefinition/humanname-own-${part}`, valueString })
  return {
    text: `${initials} ${prefix === undefined ? '' : `${prefix} `}${family} (${given})`,
    family: prefix === undefined ? family : `${prefix} ${family}`,
    _family: { extension: [...(prefix === undefined ? [] : [own('prefix', prefix)]), own('name', family)] },
    given: letters.map((letter) => `${letter}.`),
    _given: letters.map(() => qualifier('IN')),
  }
}

function toPlaces({ insurer, ward }: Client): readonly Resource[] {
  return [
    { resourceType: 'Organization', id: 'maaspoort', name: `De Maaspoort, afdeling ${ward}` },
    {
      resourceType: 'Organization',
      id: GENERAL_PRACTICE,
      name: 'Huisartsenpraktijk De Wielslag',
      telecom: [{ system: 'phone', value: '010 - 004 30 00', use: 'work' }],
    },
    {
      resourceType: 'Organization',
      id: `zv-${insurer.uzovi}`,
      name: insurer.name,
      identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/uzovi', value: insurer.uzovi }],
    },
  ]
}

function toEpisode(client: Client, leaves: string | undefined): Resource {
  return {
    resourceType: 'EpisodeOfCare',
    id: `zorgperiode-${client.number}`,
    status: leaves === undefined ? 'active' : 'finished',
    patient: toReference('Patient', client.number),
    managingOrganization: toReference('Organization', 'maaspoort'),
    period: { start: client.inCareSince, ...(leaves !== undefined && { end: leaves }) },
  }
}

function toRelatedPerson(client: Client, contact: ContactData, index: number): Resource {
  const { role, relation, given, family, phone, email, city } = contact
  return {
    resourceType: 'RelatedPerson',
    id: `contact-${client.number}-${index + 1}`,
    meta: { profile: [`${PROFILE}nl-core-ContactPerson`] },
    patient: toReference('Patient', client.number),
    relationship: [
      { coding: [{ system: role.length > 2 ? CARE_GIVER : ROLE, code: role }] },
      ...(relation === undefined ? [] : [{ coding: [{ system: RELATION, code: relation }] }]),
    ],
    name: [{ use: 'official', text: `${given} ${family}`, family, given: [given] }],
    telecom: [
      { system: 'phone', value: phone, use: phone.startsWith('06') ? 'mobile' : 'home' },
      ...(email === undefined ? [] : [{ system: 'email', value: email, use: 'home' }]),
    ],
    address: [{ city }],
  }
}

function toCoverages(client: Client): readonly Resource[] {
  const { number, extra, uzovi } = client.insurer
  const year = client.inCareSince.slice(0, 4)
  const toCoverage = (code: 'B' | 'A'): Resource => ({
    resourceType: 'Coverage',
    id: `verzekering-${client.number}-${code.toLowerCase()}`,
    meta: { profile: [`${PROFILE}nl-core-Payer.InsuranceCompany`] },
    status: 'active',
    type: { coding: [{ system: INSURANCE, code }] },
    subscriberId: number,
    beneficiary: toReference('Patient', client.number),
    period: { start: `${year}-01-01` },
    payor: [toReference('Organization', `zv-${uzovi}`)],
  })
  return extra === undefined ? [toCoverage('B')] : [toCoverage('B'), toCoverage('A')]
}

function toTeam(client: Client): readonly Resource[] {
  const members = STAFF.filter(({ id }) => client.team.includes(id))
  const people = members.flatMap((member): readonly Resource[] => {
    const [given = '', ...family] = member.name.split(' ')
    return [
      {
        resourceType: 'Practitioner',
        id: member.id,
        name: [{ use: 'official', text: member.name, family: family.join(' '), given: [given] }],
      },
      {
        resourceType: 'PractitionerRole',
        id: `rol-${member.id}`,
        practitioner: toReference('Practitioner', member.id),
        code: [{ text: member.role }],
      },
    ]
  })
  return [
    ...people,
    {
      resourceType: 'CareTeam',
      id: `team-${client.number}`,
      meta: { profile: [`${PROFILE}nl-core-CareTeam`] },
      status: 'active',
      name: `Zorgteam ${client.ward}`,
      subject: toReference('Patient', client.number),
      participant: members.map(({ id, role }) => ({ role: [{ text: role }], member: toReference('PractitionerRole', `rol-${id}`) })),
    },
  ]
}

function toObservation(client: Client, { id, code, at, amount, score, components, note }: Measured): Resource {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { coding: [{ system: score === undefined ? LOINC : SNOMED, code }] },
    subject: toReference('Patient', client.number),
    effectiveDateTime: at,
    ...(amount && { valueQuantity: toQuantity(amount) }),
    ...(score !== undefined && { valueInteger: score }),
    ...(components && {
      component: components.map((part) => ({ code: { coding: [{ system: LOINC, code: part.code }] }, valueQuantity: toQuantity(part) })),
    }),
    ...(note !== undefined && { note: [{ text: note }] }),
  }
}

function toQuantity({ value, unit }: { readonly value: number; readonly unit: string }) {
  return { value, unit, system: UNIFIED, code: unit }
}
