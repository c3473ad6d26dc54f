import type { SourcePlace } from '@voordeur/core'
import { z } from 'zod'
import { Identifier, Reference } from './fields/datatypes.ts'
import { list } from './fields/list.ts'
import { toKey } from './map/reference-index.ts'
import type { FhirBundle, FhirResource } from './read/fhir-resource.ts'
import { FhirUnreadable } from './read/fhir-unreadable.ts'

const Subject = z.looseObject({ subject: Reference.optional(), patient: Reference.optional(), beneficiary: Reference.optional() })

const Identified = z.looseObject({ identifier: list(Identifier) })

/**
 * The Patient a bundle is about: the only one, or of several the one whose id is asked for. Throws `FhirUnreadable` when
 * that is none or not certain, because a mistake here shows one client's record to another's family.
 */
export function findClient(bundle: FhirBundle, expected: { id?: string | undefined; place: SourcePlace }): FhirResource {
  const patients = bundle.resources.filter(({ type, broken }) => type === 'Patient' && broken === undefined)
  const [only] = patients
  if (!only)
    throw new FhirUnreadable('NO_CLIENT', 'there is no Patient that can be read, so it is not known whose record this is', expected.place)
  if (patients.length === 1) return only
  const named = patients.filter(({ id }) => id !== undefined && id === expected.id)
  const [client] = named
  if (client && named.length === 1) return client
  throw new FhirUnreadable(
    'SEVERAL_CLIENTS',
    `there are ${patients.length} Patients here; give each client a bundle of their own`,
    expected.place,
  )
}

/** Whether a Patient is known by this id: its own, or one of its identifiers. */
export function carriesId(patient: FhirResource, id: string): boolean {
  return patient.id === id || (Identified.safeParse(patient.json).data?.identifier ?? []).some(({ value }) => value === id)
}

/** The reference by which a resource says whose it is; undefined when it does not say. */
export function readSubject(resource: FhirResource): Reference | undefined {
  const fields = Subject.safeParse(resource.json).data
  const subject = fields?.subject ?? fields?.patient ?? fields?.beneficiary
  return subject?.reference === undefined ? undefined : subject
}

/** Whether a resource says that it belongs to someone else than this client. */
export function isOfAnother(resource: FhirResource, client: FhirResource): boolean {
  return isAboutAnother(readSubject(resource), client)
}

// An address without a type, in the place of a subject, can only be a Patient.
function isAboutAnother(reference: Reference | undefined, client: FhirResource): boolean {
  const address = reference?.reference
  if (address === undefined || address === client.fullUrl) return false
  return address.startsWith('urn:') || isOtherPatient(reference, client)
}

/** Whether a reference, which may point at anything, points at a Patient who is someone else than this client. */
export function isOtherPatient(reference: Reference | undefined, client: FhirResource): boolean {
  const address = reference?.reference
  if (address === undefined || address === client.fullUrl) return false
  const key = toKey(address)
  if (key === undefined) return reference?.type === 'Patient'
  return key.startsWith('Patient/') && key !== `Patient/${client.id ?? ''}`
}
