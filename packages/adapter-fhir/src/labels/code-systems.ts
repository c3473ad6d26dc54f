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
  zib: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.0.1',
  yesNo: 'http://terminology.hl7.org/CodeSystem/v2-0136',
  appointment: 'http://terminology.hl7.org/CodeSystem/v2-0276',
  language: 'urn:ietf:bcp:47',
  absent: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  selfPay: 'http://terminology.hl7.org/CodeSystem/coverage-selfpay',
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

/** The root of the code lists of the zibs; each list is one number below it. */
export const ZIB_LISTS = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4'

const OIDS: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.5.111': SYSTEMS.relation,
  '2.16.840.1.113883.5.2': SYSTEMS.marital,
  '2.16.840.1.113883.5.90': SYSTEMS.participation,
  '1.0.639.1': SYSTEMS.language,
  // STU3 numbers the elements of the zibs as 4.2.3, R4 the same ones as 4002003.
  '2.16.840.1.113883.2.4.3.11.60.40.4.0': SYSTEMS.zib,
}

/** One name for a code system that is written in several ways: STU3's `hl7.org/fhir/v3/X` and `v2/X`, an OID with or without prefix. */
export function toCanonicalSystem(system: string | undefined): string | undefined {
  const [, version, table] = /^https?:\/\/hl7\.org\/fhir\/(v[23])\/([A-Za-z0-9]+)$/.exec(system ?? '') ?? []
  if (version !== undefined && table !== undefined) return `http://terminology.hl7.org/CodeSystem/${version}-${table}`
  const oid = system?.replace(/^urn:oid:/, '')
  if (oid === undefined || !/^[\d.]+$/.test(oid)) return system
  return OIDS[oid] ?? `urn:oid:${oid}`
}

const ELEMENT = /^\d+\.\d+\.\d+$/

/** A code as its list has it: COD472 has two digits where STU3 writes one, and an element of a zib is one number. */
export function toCanonicalCode(system: string | undefined, code: string | undefined): string | undefined {
  if (system === SYSTEMS.contactRole) return code?.replace(/^\d$/, '0$&')
  if (system !== SYSTEMS.zib || code === undefined || !ELEMENT.test(code)) return code
  const [zib, ...rest] = code.split('.')
  return [zib, ...rest.map((part) => part.padStart(3, '0'))].join('')
}
