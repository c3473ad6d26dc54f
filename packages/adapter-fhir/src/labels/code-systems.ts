/** The code systems the adapter has words for, in the form of FHIR R4. */
export const SYSTEMS = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  contactRole: 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472',
  careGiver: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.1',
  relation: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
  marital: 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus',
  participation: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  encounter: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  insurance: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.101.5.1',
  absent: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  consentScope: 'http://terminology.hl7.org/CodeSystem/consentscope',
  advanceDirective: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1',
  legalStatus: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.2',
  representation: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.3',
  legalStatus2017: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.2.14.3.2',
  assent: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.6.1',
} as const

/** Which record a Consent is (zib AdvanceDirective, zib TreatmentDirective2). */
export const CONSENT_SCOPE = { advanceDirective: 'adr', treatment: 'treatment' } as const

/** The SNOMED CT categories by which a Condition is a legal situation (zib LegalSituation 2.0). */
export const LEGAL_CATEGORIES = { status: '303186005', representation: '151701000146105' } as const

/** The SNOMED CT category by which a Procedure is a restriction of freedom (zib FreedomRestrictingIntervention). */
export const RESTRICTION_CATEGORY = '225317005'

const HL7_V3_OIDS: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.5.111': SYSTEMS.relation,
  '2.16.840.1.113883.5.2': SYSTEMS.marital,
  '2.16.840.1.113883.5.90': SYSTEMS.participation,
}

/** One name for a code system that is written in several ways: STU3's `hl7.org/fhir/v3/X`, an OID with or without prefix. */
export function toCanonicalSystem(system: string | undefined): string | undefined {
  const v3 = system && /^https?:\/\/hl7\.org\/fhir\/v3\/([A-Za-z]+)$/.exec(system)?.[1]
  if (v3) return `http://terminology.hl7.org/CodeSystem/v3-${v3}`
  const oid = system?.replace(/^urn:oid:/, '')
  if (oid === undefined || !/^[\d.]+$/.test(oid)) return system
  return HL7_V3_OIDS[oid] ?? `urn:oid:${oid}`
}

/** A code as its list has it: COD472 has two digits, and STU3 sources write "1" for "01". */
export function toCanonicalCode(system: string | undefined, code: string | undefined): string | undefined {
  return system === SYSTEMS.contactRole && code !== undefined && /^\d$/.test(code) ? `0${code}` : code
}
