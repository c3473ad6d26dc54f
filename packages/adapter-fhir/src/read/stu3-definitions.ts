import type { ParsedProperty } from 'fhir/model/parsed-property.js'
import type { ParsedStructure } from 'fhir/model/parsed-structure.js'

/** Definitions of resource types by name, as the converter uses them. */
export type Definitions = Readonly<Record<string, ParsedStructure>>

const one = (name: string, type: string): ParsedProperty => ({ _name: name, _type: type, _multiple: false })

// The converter knows R4 only, and drops elements it does not know. These are the STU3 elements the mapping reads; no R4
// resource has them, so that one set of definitions serves both.
const ADDED: Readonly<Record<string, readonly ParsedProperty[]>> = {
  Goal: [one('status', 'code')],
  Observation: [one('comment', 'string')],
}

// Gone in R4; enough of it to say whose it is and what it asks for.
const PROCEDURE_REQUEST: ParsedStructure = {
  _url: 'http://hl7.org/fhir/StructureDefinition/ProcedureRequest',
  _type: 'ProcedureRequest',
  _kind: 'resource',
  _properties: [one('id', 'id'), one('meta', 'Meta'), one('status', 'code'), one('code', 'CodeableConcept'), one('subject', 'Reference')],
}

/** The R4 definitions together with what only STU3 has. */
export function withStu3Definitions(r4: Definitions): Record<string, ParsedStructure> {
  const added = Object.entries(ADDED).map(([type, properties]) => {
    const known = r4[type]
    if (!known) throw new Error(`the FHIR converter has no definition of ${type}`)
    return [type, { ...known, _properties: [...(known._properties ?? []), ...properties] }] as const
  })
  return { ...r4, ProcedureRequest: PROCEDURE_REQUEST, ...Object.fromEntries(added) }
}
