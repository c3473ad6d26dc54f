import type { FhirVersion } from './fhir-resource.ts'

// Namespaces that only the STU3 profiles and code systems use (zib2017, nl-core 2.x, HL7 v3 before terminology.hl7.org).
const STU3 =
  /http:\/\/fhir\.nl\/fhir\/StructureDefinition\/nl-core-|http:\/\/nictiz\.nl\/fhir\/StructureDefinition\/zib-|http:\/\/hl7\.org\/fhir\/STU3\/|http:\/\/hl7\.org\/fhir\/v3\//

/** The version a text was written in: STU3 where a namespace of STU3 stands in it, else R4. */
export function detectVersion(text: string): FhirVersion {
  return STU3.test(text) ? 'STU3' : 'R4'
}
