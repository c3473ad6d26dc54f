const SNOMED = 'http://snomed.info/sct'
const coded = (system: string, code: string) => ({ coding: [{ system, code }] })

/** One resource of each kind that a bundle may hold beside people, plans and measurements. */
export function resourcesOfEveryKind(client: string): readonly object[] {
  const subject = { reference: `Patient/${client}` }
  const scope = (code: string) => coded('http://terminology.hl7.org/CodeSystem/consentscope', code)
  return [
    { resourceType: 'Questionnaire', id: 'q', title: 'Valrisico' },
    { resourceType: 'QuestionnaireResponse', id: 'qr', subject, questionnaire: 'Questionnaire/q', item: [{ text: 'Gevallen?' }] },
    { resourceType: 'DiagnosticReport', id: 'dr', subject, code: coded('http://loinc.org', '27574-3'), conclusion: 'Loopt weer.' },
    { resourceType: 'Condition', id: 'j', subject, category: [coded(SNOMED, '151701000146105')], code: { text: 'Mentorschap' } },
    { resourceType: 'Consent', id: 'w', patient: subject, scope: scope('adr'), provision: { code: [{ text: 'Volmacht' }] } },
    { resourceType: 'Consent', id: 'b', patient: subject, scope: scope('treatment'), provision: { code: [coded(SNOMED, '89666000')] } },
    { resourceType: 'Flag', id: 'f', subject, code: { text: 'Valgevaar' } },
    { resourceType: 'Procedure', id: 'm', subject, category: [coded(SNOMED, '225317005')], code: { text: 'Vasthouden' } },
    {
      resourceType: 'Appointment',
      id: 'a',
      description: 'Tandarts',
      start: '2026-12-01T10:00:00+01:00',
      participant: [{ actor: subject }],
    },
    { resourceType: 'Communication', id: 'bericht', subject, payload: [{ contentString: 'Tot morgen.' }] },
  ]
}
