import { findExtensions } from '../fields/extension.ts'
import { toList } from '../fields/list.ts'
import type { FhirResource, JsonObject } from '../read/fhir-resource.ts'

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
  Goal: (json) => ({ ...json, lifecycleStatus: json.lifecycleStatus ?? toLifecycleStatus(json.status) }),
  Observation: (json) => (typeof json.comment === 'string' ? { ...json, note: [{ text: json.comment }, ...toList(json.note)] } : json),
  RelatedPerson: (json) => ({ ...json, relationship: [...readRoles(json), ...toList(json.relationship)] }),
}

/** An STU3 resource in the form of R4, as far as the mapping reads it; what is the same in both stays as it is. */
export function raiseToR4(resource: FhirResource): FhirResource {
  const raise = Object.hasOwn(RAISE, resource.type) ? RAISE[resource.type] : undefined
  return raise ? { ...resource, json: raise(resource.json) } : resource
}

function toLifecycleStatus(status: unknown): string | undefined {
  return typeof status === 'string' ? (GOAL_STATUS[status] ?? status) : undefined
}

// zib2017 keeps the role of a contact apart from the relation, in an extension.
function readRoles(json: JsonObject): readonly unknown[] {
  return findExtensions(json, 'nl-core-relatedperson-role').flatMap(({ valueCodeableConcept }) => valueCodeableConcept ?? [])
}
