import type { Json } from './example-client.fixture.ts'

const SNOMED = 'http://snomed.info/sct'
const coded = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, ...(display !== undefined && { display }) }],
})

/** What every kind of item is given: an id, a time, and a BSN and an account in its prose. */
export interface Marked {
  readonly client: string
  readonly prose: string
}

/** One resource of each kind that stands neither in the plan nor in the directory, for one client. */
export function resourcesOfEveryKind({ client, prose }: Marked): readonly Json[] {
  const subject = { reference: `Patient/${client}` }
  const meta = { lastUpdated: '2026-11-01T09:00:00+01:00' }
  const make = (resourceType: string, id: string, fields: Json): Json => ({ resourceType, id: `${client}-${id}`, meta, ...fields })
  const staff = { reference: 'Practitioner/gone', display: 'F. Öz' }
  return [
    make('Questionnaire', 'k', { status: 'active', title: 'Valrisico', item: [{ linkId: '1', text: 'Is er gevallen?' }] }),
    make('QuestionnaireResponse', 'f', {
      questionnaire: `Questionnaire/${client}-k`,
      status: 'completed',
      subject,
      authored: '2026-11-10T10:00:00+01:00',
      author: staff,
      item: [{ linkId: '1', answer: [{ valueString: prose }] }],
    }),
    make('DiagnosticReport', 'u', { status: 'final', subject, code: coded('http://loinc.org', '27574-3'), conclusion: prose }),
    make('Condition', 'j', {
      subject,
      category: [coded(SNOMED, '151701000146105')],
      code: coded('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.3', '8'),
      note: [{ text: prose }],
    }),
    make('Consent', 'w', {
      status: 'active',
      scope: coded('http://terminology.hl7.org/CodeSystem/consentscope', 'adr'),
      patient: subject,
      provision: { code: [coded('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1', 'NR')] },
      extension: [{ url: 'http://nictiz.nl/fhir/StructureDefinition/ext-Comment', valueString: prose }],
    }),
    make('Consent', 'b', {
      status: 'active',
      scope: coded('http://terminology.hl7.org/CodeSystem/consentscope', 'treatment'),
      category: [coded(SNOMED, '129125009')],
      patient: subject,
      provision: { type: 'deny', code: [coded(SNOMED, '89666000')], actor: [{ reference: staff }] },
    }),
    make('Flag', 'a', { status: 'active', subject, code: { text: prose }, author: staff }),
    make('Procedure', 'm', {
      status: 'in-progress',
      subject,
      category: [coded(SNOMED, '225317005')],
      code: coded(SNOMED, '225212001', 'Holding'),
      performedPeriod: { start: '2026-10-01' },
      performer: [{ actor: staff }],
      note: [{ text: prose }],
    }),
    make('Appointment', 's', {
      status: 'booked',
      description: prose,
      start: '2026-12-01T10:00:00+01:00',
      participant: [
        { actor: subject, status: 'accepted' },
        { actor: staff, status: 'accepted' },
      ],
    }),
    make('DocumentReference', 'd', {
      status: 'current',
      subject,
      description: prose,
      date: '2026-11-10T10:00:00+01:00',
      author: [staff],
      content: [
        { attachment: { contentType: 'application/pdf', title: 'Brief', data: Buffer.from('%PDF-1.7\n%%EOF\n').toString('base64') } },
      ],
    }),
    make('Communication', 'q', {
      status: 'completed',
      subject,
      sent: '2026-11-11T10:00:00+01:00',
      sender: staff,
      payload: [{ contentString: prose }],
    }),
  ]
}
