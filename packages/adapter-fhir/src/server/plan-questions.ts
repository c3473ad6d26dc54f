import type { FhirVersion } from '../read/fhir-resource.ts'
import type { Capabilities, OfferedType } from './read-capabilities.ts'

/** One search about one client. */
export interface Question {
  readonly type: string
  /** Address below the base, with the client's id filled in. */
  readonly toPath: (id: string) => string
  /** Whether the answer holds all there is of this type; the latest values only are not all. */
  readonly isWhole: boolean
}

/** What is asked about every client, and what can not be. */
export interface QuestionPlan {
  readonly questions: readonly Question[]
  readonly notAsked: readonly { readonly type: string; readonly reason: string }[]
}

// BgLZ 3.0 names Patient to CareTeam; the rest is what a portal shows beyond it.
const TYPES = [
  'Consent',
  'Condition',
  'AllergyIntolerance',
  'Observation',
  'Procedure',
  'CarePlan',
  'CareTeam',
  'RelatedPerson',
  'Coverage',
  'Goal',
  'Flag',
  'Composition',
  'DiagnosticReport',
  'QuestionnaireResponse',
  'DocumentReference',
  'Appointment',
  'Communication',
  'EpisodeOfCare',
  'Encounter',
  'DeviceUseStatement',
] as const

// What a plan asks to be done stands in a resource of its own, under another name in each version.
const REQUESTS: Readonly<Record<FhirVersion, string>> = { STU3: 'ProcedureRequest', R4: 'ServiceRequest' }

// Searches for a client go by other names at some types; `subject` and `actor` take a typed reference.
const BY: readonly (readonly [string, (id: string) => string])[] = [
  ['patient', (id) => id],
  ['subject', (id) => `Patient/${id}`],
  ['beneficiary', (id) => `Patient/${id}`],
  ['actor', (id) => `Patient/${id}`],
]

// The queries of BgLZ 3.0 (MedMij, STU3), each with the client in it: there the client follows from the token.
const BGLZ: Readonly<Record<string, readonly string[]>> = {
  Patient: ['_include=Patient:general-practitioner'],
  Consent: ['category=http://snomed.info/sct%7C11291000146105', 'category=http://snomed.info/sct%7C11341000146107'],
  CarePlan: [
    '_include=CarePlan:activity-goal:Goal&_include=CarePlan:activity-outcomereference:Observation' +
      '&_include=CarePlan:activity-medicaldevice:DeviceUseStatement&_include:recurse=DeviceUseStatement:device:Device',
  ],
  CareTeam: ['_include=CareTeam:participant'],
}
const LASTN = 'category=http://snomed.info/sct%7C275711006&_include=Observation:related-target&_include=Observation:specimen'

/**
 * The questions for a server: what it offers, asked as its FHIR version asks. The client's own Patient
 * comes first. Types that the record system does not have (`without`) are neither asked for nor missed.
 */
export function planQuestions({ version, types }: Capabilities, without: readonly string[] = []): QuestionPlan {
  const wanted = [...TYPES, REQUESTS[version]].filter((type) => !without.includes(type))
  const planned = wanted.map((type) => planType(type, version, types.get(type)))
  return {
    questions: [...planPatient(version, types.get('Patient')), ...planned.flatMap(({ questions }) => questions)],
    notAsked: planned.flatMap(({ notAsked }) => notAsked),
  }
}

// A server that does not search by `_id` would answer with everyone.
function planPatient(version: FhirVersion, offered: OfferedType | undefined): readonly Question[] {
  if (offered?.parameters.has('_id') === true) return planOf('Patient', version, (id) => `_id=${encodeURIComponent(id)}`)
  return [{ type: 'Patient', toPath: (id) => `Patient/${encodeURIComponent(id)}`, isWhole: true }]
}

function planType(type: string, version: FhirVersion, offered: OfferedType | undefined): QuestionPlan {
  if (!offered?.canSearch) return { questions: [], notAsked: [{ type, reason: `not asked for: the server does not offer ${type}` }] }
  const by = BY.find(([name]) => offered.parameters.has(name))
  if (by) return { questions: planOf(type, version, (id) => `${by[0]}=${encodeURIComponent(by[1](id))}`), notAsked: [] }
  if (type === 'Observation' && offered.operations.has('lastn')) {
    return {
      questions: [{ type, toPath: (id) => `Observation/$lastn?patient=${encodeURIComponent(id)}&${LASTN}`, isWhole: false }],
      notAsked: [],
    }
  }
  return { questions: [], notAsked: [{ type, reason: `not asked for: the server does not search ${type} by client` }] }
}

function planOf(type: string, version: FhirVersion, toClient: (id: string) => string): readonly Question[] {
  const further = version === 'STU3' ? (BGLZ[type] ?? ['']) : ['']
  return further.map((query) => ({
    type,
    toPath: (id) => `${type}?${toClient(id)}${query === '' ? '' : `&${query}`}`,
    isWhole: true,
  }))
}
