import { findExtensions } from '../fields/extension.ts'
import { toList } from '../fields/list.ts'
import { isJsonObject, type FhirBundle, type FhirResource, type JsonObject } from '../read/fhir-resource.ts'
import { raiseCommunication } from './raise-communication.ts'
import { raiseConsent } from './raise-consent.ts'
import { toLegalSituations } from './raise-legal-status.ts'
import { raiseProcedure } from './raise-procedure.ts'

// What STU3 calls the stages of a goal (value set goal-status) in the words of R4 (goal-lifecycle-status).
const GOAL_STATUS: Readonly<Record<string, string>> = {
  'in-progress': 'active',
  'on-target': 'active',
  'ahead-of-target': 'active',
  'behind-target': 'active',
  sustaining: 'active',
  achieved: 'completed',
}

const RAISE: Readonly<Record<string, (json: JsonObject) => JsonObject>> = {
  Appointment: (json) => ({ ...json, reasonCode: [...toList(json.reasonCode), ...toList(json.reason)] }),
  Communication: raiseCommunication,
  Condition: (json) => ({
    ...json,
    clinicalStatus: toConcept(json.clinicalStatus),
    verificationStatus: toConcept(json.verificationStatus),
  }),
  Consent: raiseConsent,
  DiagnosticReport: (json) => ({ ...json, performer: toList(json.performer).map((performer) => toActor(performer)) }),
  Goal: (json) => ({ ...json, lifecycleStatus: json.lifecycleStatus ?? toLifecycleStatus(json.status) }),
  Observation: (json) => ({
    ...json,
    note: [...(typeof json.comment === 'string' ? [{ text: json.comment }] : []), ...toList(json.note)],
    hasMember: [...toList(json.hasMember), ...toMembers(json.related)],
  }),
  Procedure: raiseProcedure,
  RelatedPerson: (json) => ({ ...json, relationship: [...readRoles(json), ...toList(json.relationship)] }),
}

/** A bundle in the form of R4, as far as the mapping reads it; what is the same in both versions stays as it is. */
export function raiseToR4(bundle: FhirBundle): FhirBundle {
  return { version: 'R4', resources: bundle.resources.flatMap((resource) => raise(resource)) }
}

// A legal status stands in the Patient in STU3 and is a Condition of its own in R4.
function raise(resource: FhirResource): readonly FhirResource[] {
  const change = Object.hasOwn(RAISE, resource.type) ? RAISE[resource.type] : undefined
  const raised = change && resource.broken === undefined ? { ...resource, json: change(resource.json) } : resource
  return resource.type === 'Patient' ? [raised, ...toLegalSituations(raised)] : [raised]
}

function toConcept(status: unknown): unknown {
  return typeof status === 'string' ? { coding: [{ code: status }] } : status
}

function toActor(performer: unknown): unknown {
  return isJsonObject(performer) && performer.actor !== undefined ? performer.actor : performer
}

function toLifecycleStatus(status: unknown): string | undefined {
  return typeof status === 'string' ? (GOAL_STATUS[status] ?? status) : undefined
}

// Of the relations between observations only "has member" (or none, which zib2017 writes for it) groups them.
function toMembers(related: unknown): readonly unknown[] {
  const relations = toList(related).filter((relation) => isJsonObject(relation))
  return relations.filter(({ type }) => type === undefined || type === 'has-member').flatMap(({ target }) => target ?? [])
}

// zib2017 keeps the role of a contact apart from the relation, in an extension.
function readRoles(json: JsonObject): readonly unknown[] {
  return findExtensions(json, 'nl-core-relatedperson-role').flatMap(({ valueCodeableConcept }) => valueCodeableConcept ?? [])
}
