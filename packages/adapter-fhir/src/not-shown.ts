// Why something of a record is not shown, in plain words, for whoever reads the report of a sync. Reviewed by hand against the
// zibs: an item that a family would look for has a mapper; what is listed here belongs to treatment, medication, stock, or to
// the directory of the organisation. A type that stands in neither place is not known to this adapter, and says so.

/** Reasons for items of a type of which other items are shown. */
export const NOT_SHOWN = {
  problem: 'not shown in a portal: Problem, diagnosis or wound (what a plan or a goal says of it is shown there)',
  treatment: 'not shown in a portal: Treatment or operation',
  contraIndication: 'not shown in a portal: Contra-indication for medication',
  otherConsent: 'not shown in a portal: Consent that is no advance directive and no agreement on a treatment',
  otherComposition: 'not shown in a portal: Document of several parts that is no report of a contact (a handover, a letter)',
  testReport: 'not shown in a portal: Report of a test or an examination (what was measured is shown)',
  measureConcept: 'not shown in a portal: Measure that restricts freedom and is still being written',
  measureNotApplied: 'not shown in a portal: Measure that restricts freedom and was not applied',
  stay: 'not shown in a portal: Stay or visit without a period',
  draftForm: 'not shown in a portal: Form that is not in use yet',
  draftMessage: 'not shown in a portal: Message that was not sent yet',
  background: 'not shown in a portal: Background and habits (home, family, education, beliefs, alcohol, tobacco, drugs)',
  coping: 'not shown in a portal: How the client and the family cope with the illness',
  pregnancy: 'not shown in a portal: Pregnancy',
  looseLine: 'not shown in a portal: Line of a report without its report',
  superseded: 'not shown in a portal: Document that a newer version replaced',
  noValue: 'not shown in a portal: Observation without a value',
  group: 'shown by its parts: a group of observations',
  told: 'shown as a part of its report',
  evaluated: 'shown as a part of the evaluation of its plan',
} as const

const TYPES: Readonly<Record<string, string>> = {
  Account: 'Bill',
  AllergyIntolerance: 'Allergy or intolerance',
  AuditEvent: 'Log of the record system',
  Basic: 'Item without a type of its own',
  Binary: 'File that no document refers to',
  Claim: 'Bill',
  ClinicalImpression: 'Assessment by a professional',
  DetectedIssue: 'Warning of medication surveillance',
  Device: 'Medical device',
  DeviceRequest: 'Request for a medical device',
  DeviceUseStatement: 'Use of a medical device',
  DocumentManifest: 'List of documents',
  Endpoint: 'Address of a computer system',
  FamilyMemberHistory: 'Illness of a relative',
  Group: 'Group of clients',
  HealthcareService: 'Service that an organisation offers',
  ImagingStudy: 'Medical image',
  Immunization: 'Vaccination',
  ImmunizationRecommendation: 'Vaccination that is due',
  List: 'List of other items',
  Media: 'Photograph or medical image',
  Medication: 'Medicine',
  MedicationAdministration: 'Medication administration',
  MedicationDispense: 'Medication dispensed by a pharmacy',
  MedicationRequest: 'Medication prescribed',
  MedicationStatement: 'Medication use',
  MessageHeader: 'Envelope of an electronic message',
  NutritionOrder: 'Advice on food and drink',
  OperationOutcome: 'Answer of the record system about itself',
  Person: 'Person by whom records are linked',
  ProcedureRequest: 'Request for a treatment or an examination',
  Provenance: 'Origin of an item',
  ReferralRequest: 'Referral',
  RequestGroup: 'Group of requests',
  RiskAssessment: 'Assessment of a risk',
  Schedule: 'Agenda of a professional',
  ServiceRequest: 'Request for a treatment or an examination',
  Slot: 'Free time in an agenda',
  Specimen: 'Material for a laboratory test',
  Substance: 'Material for a laboratory test',
  SupplyDelivery: 'Delivery of goods',
  SupplyRequest: 'Order of goods',
  Task: 'Task of a member of staff',
}

// Resources that others are read through: they say nothing about a client on their own.
const DIRECTORY: Readonly<Record<string, string>> = {
  Location: 'Location that nothing refers to',
  Organization: 'Organisation that nothing refers to',
  Practitioner: 'Member of staff without a name',
  PractitionerRole: 'Role without a member of staff',
}

/** Why a resource of this type is not shown, in plain words. */
export function whyNotShown(type: string): string {
  const words = Object.hasOwn(TYPES, type) ? TYPES[type] : Object.hasOwn(DIRECTORY, type) ? DIRECTORY[type] : undefined
  return words === undefined ? `not known to this adapter: ${type}` : `not shown in a portal: ${words}`
}

const BACKGROUND = [
  '228273003', // alcohol
  '228366006', // drugs
  '365980008', // tobacco
  '105421008', // education
  '160538000', // beliefs
  '365508006', // the home, its kind, what was adapted in it, what it is like
  '272497004',
  '118871000146108',
  '224249004',
  '365470003', // family, of an adult and of a child
  '55801000146105',
  '314845004', // taking part in society: hobbies, network, work
  '405081003',
  '365469004',
  '364703007',
]
const COPING = ['363910003', '159971000146104', '405199009', '364667003', '27026000']
const PREGNANCY = ['118185001', '77386006', '21840007', '161714006', '161732006', '364325004', '57036006']
const PREGNANCY_LOINC = ['11996-6', '11977-6', '11778-8']
const LINES = ['255362007', '260224007', '129265001', '129271007']
// zib2017 has the stoma as an Observation, zib2020 as a Condition.
const STOMA = ['245857005']

const OBSERVATIONS: ReadonlyMap<string, string> = new Map([
  ...BACKGROUND.map((code) => [`http://snomed.info/sct|${code}`, NOT_SHOWN.background] as const),
  ...COPING.map((code) => [`http://snomed.info/sct|${code}`, NOT_SHOWN.coping] as const),
  ...PREGNANCY.map((code) => [`http://snomed.info/sct|${code}`, NOT_SHOWN.pregnancy] as const),
  ...PREGNANCY_LOINC.map((code) => [`http://loinc.org|${code}`, NOT_SHOWN.pregnancy] as const),
  ...LINES.map((code) => [`http://snomed.info/sct|${code}`, NOT_SHOWN.looseLine] as const),
  ...['S', 'O', 'E', 'P'].map((code) => [`http://fhir.nl/fhir/NamingSystem/journaalregeltypen|${code}`, NOT_SHOWN.looseLine] as const),
  ...STOMA.map((code) => [`http://snomed.info/sct|${code}`, NOT_SHOWN.problem] as const),
])

/** Why an observation of this kind is not among the measurements; undefined when it is. By its code, because exports leave profiles out. */
export function whyNotMeasured(
  codes: readonly { readonly system?: string | undefined; readonly code?: string | undefined }[],
): string | undefined {
  return codes.map(({ system, code }) => OBSERVATIONS.get(`${system ?? ''}|${code ?? ''}`)).find((reason) => reason !== undefined)
}
