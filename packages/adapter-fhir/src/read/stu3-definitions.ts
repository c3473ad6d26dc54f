import type { ParsedProperty } from 'fhir/model/parsed-property.js'
import type { ParsedStructure } from 'fhir/model/parsed-structure.js'
import type { FhirVersion } from './fhir-resource.ts'

/** Definitions of resource types by name, as the converter uses them. */
export type Definitions = Readonly<Record<string, ParsedStructure>>

const one = (name: string, type: string): ParsedProperty => ({ _name: name, _type: type, _multiple: false })
const many = (name: string, type: string): ParsedProperty => ({ _name: name, _type: type, _multiple: true })
const parts = (name: string, ...properties: readonly ParsedProperty[]): ParsedProperty => ({
  ...many(name, 'BackboneElement'),
  _properties: [many('extension', 'Extension'), ...properties],
})

// The converter knows R4 only, and drops elements it does not know. These are the STU3 elements the mapping reads; no R4
// resource has them, so that they are read in both versions.
const ADDED: Readonly<Record<string, readonly ParsedProperty[]>> = {
  Appointment: [many('reason', 'CodeableConcept')],
  Binary: [one('content', 'base64Binary')],
  Consent: [many('consentingParty', 'Reference'), one('period', 'Period'), parts('except', one('type', 'code'))],
  DocumentReference: [one('created', 'dateTime'), one('indexed', 'instant')],
  Goal: [one('status', 'code')],
  Observation: [one('comment', 'string'), parts('related', one('type', 'code'), one('target', 'Reference'))],
  Procedure: [one('notDone', 'boolean')],
}

// What has the same name in both versions and is something else in STU3.
const REPLACED: Readonly<Record<string, readonly ParsedProperty[]>> = {
  Communication: [many('topic', 'Reference')],
  Condition: [one('clinicalStatus', 'code'), one('verificationStatus', 'code')],
  DiagnosticReport: [parts('performer', one('role', 'CodeableConcept'), one('actor', 'Reference'))],
  QuestionnaireResponse: [one('questionnaire', 'Reference')],
}

// Gone in R4; enough of it to say whose it is and what it asks for.
const PROCEDURE_REQUEST: ParsedStructure = {
  _url: 'http://hl7.org/fhir/StructureDefinition/ProcedureRequest',
  _type: 'ProcedureRequest',
  _kind: 'resource',
  _properties: [one('id', 'id'), one('meta', 'Meta'), one('status', 'code'), one('code', 'CodeableConcept'), one('subject', 'Reference')],
}

/** The R4 definitions with what only STU3 has and, for a text in STU3, with what STU3 means by the same names. */
export function withStu3Definitions(r4: Definitions, version: FhirVersion): Record<string, ParsedStructure> {
  const replaced = version === 'STU3' ? REPLACED : {}
  const types = [...new Set([...Object.keys(ADDED), ...Object.keys(replaced)])]
  const changed = types.map((type) => [type, withProperties(r4[type], [...(ADDED[type] ?? []), ...(replaced[type] ?? [])])] as const)
  return { ...r4, ProcedureRequest: PROCEDURE_REQUEST, ...Object.fromEntries(changed) }
}

function withProperties(known: ParsedStructure | undefined, properties: readonly ParsedProperty[]): ParsedStructure {
  if (!known) throw new Error('the FHIR converter lacks a definition that the mapping needs')
  const names = new Set(properties.map(({ _name }) => _name))
  return { ...known, _properties: [...(known._properties ?? []).filter(({ _name }) => !names.has(_name)), ...properties] }
}
