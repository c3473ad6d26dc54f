import { describe, expect, test } from 'vitest'
import { dataOf, PATIENT, reasonsOf, stepOf, type Json } from '../example-client.fixture.ts'
import { NOT_SHOWN } from '../not-shown.ts'

const subject = { reference: 'Patient/c1' }
const SNOMED = 'http://snomed.info/sct'
const coded = (system: string, code: string, display?: string) => ({ coding: [{ system, code, display }] })
const DIRECTIVES = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1'
const NICTIZ = 'http://nictiz.nl/fhir/StructureDefinition'

describe('a legal situation', () => {
  const condition = { resourceType: 'Condition', id: 'j1', subject, onsetDateTime: '2024-01-01', abatementDateTime: '2200-01-01' }
  test.each([
    ['303186005', 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.2', 'IBS', 'status', 'Inbewaringstelling'],
    ['8625004', 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.2', 'OPM', 'status', 'Besluit tot opname en verblijf'],
    ['151701000146105', '2.16.840.1.113883.2.4.3.11.60.40.4.23.3', '8', 'representation', 'Mentorschap'],
  ])('of category %s in %s with code %s is a %s: %s', (category, system, code, kind, label) => {
    const [situation] = dataOf(stepOf([{ ...condition, category: [coded(SNOMED, category)], code: coded(system, code) }]), 'legalSituation')
    expect(situation).toMatchObject({ kind, label, period: { start: '2024-01-01' } })
    expect(situation).not.toHaveProperty('period.end')
  })

  test.each([
    ['4', 'status', 'Ondertoezichtstelling'],
    ['08', 'representation', 'Mentorschap'],
  ])('that zib2017 keeps in the Patient as %s is a %s: %s', (code, kind, label) => {
    const valueCodeableConcept = coded('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.2.14.3.2', code, label)
    const patient = { ...PATIENT, extension: [{ url: `${NICTIZ}/zib-patient-legalstatus`, valueCodeableConcept }] }
    const step = stepOf([], { version: 'STU3', patient })
    expect(dataOf(step, 'legalSituation')).toMatchObject([{ kind, label }])
    expect(dataOf(step, 'personal')).toHaveLength(1)
  })

  test('that was withdrawn is not shown, in either version; a Condition that is none is a problem', () => {
    const withdrawn = { ...condition, category: [coded(SNOMED, '303186005')], code: { text: 'IBS' } }
    const r4 = stepOf([{ ...withdrawn, verificationStatus: { coding: [{ code: 'entered-in-error' }] } }])
    const stu3 = stepOf([{ ...withdrawn, verificationStatus: 'entered-in-error' }], { version: 'STU3' })
    expect([dataOf(r4, 'legalSituation'), dataOf(stu3, 'legalSituation')]).toEqual([[], []])
    expect(reasonsOf(stepOf([{ ...condition, code: { text: 'Heup' } }]))).toEqual([NOT_SHOWN.problem])
  })
})

describe('an advance directive', () => {
  const relative = { resourceType: 'RelatedPerson', id: 'r1', patient: subject, name: { text: 'J. Pietersen' } }
  const disorder = { resourceType: 'Condition', id: 'k1', subject, code: { text: 'ALS' } }
  const r4 = {
    resourceType: 'Consent',
    id: 'w1',
    patient: subject,
    status: 'active',
    scope: coded('http://terminology.hl7.org/CodeSystem/consentscope', 'adr'),
    dateTime: '2020-05-01',
    extension: [
      { url: `${NICTIZ}/ext-AdvanceDirective.Disorder`, valueReference: { reference: 'Condition/k1' } },
      { url: `${NICTIZ}/ext-Comment`, valueString: 'penning' },
    ],
    provision: {
      code: [coded(DIRECTIVES, 'NR', 'Niet reanimeren verklaring')],
      actor: [
        { role: coded('http://terminology.hl7.org/CodeSystem/v3-RoleCode', 'RESPRSN'), reference: { reference: 'RelatedPerson/r1' } },
      ],
    },
  }
  const stu3 = {
    ...r4,
    scope: undefined,
    provision: undefined,
    category: [coded(SNOMED, '11341000146107'), coded(DIRECTIVES, 'NR')],
    consentingParty: [{ reference: 'RelatedPerson/r1' }],
    extension: [
      { url: `${NICTIZ}/zib-AdvanceDirective-Disorder`, valueReference: { reference: 'Condition/k1' } },
      { url: `${NICTIZ}/Comment`, valueString: 'penning' },
    ],
  }
  test.each([
    ['R4', r4],
    ['STU3', stu3],
  ] as const)('says the same in %s', (version, consent) => {
    expect(dataOf(stepOf([consent, relative, disorder], { version }), 'advanceDirective')).toEqual([
      {
        code: { system: DIRECTIVES, code: 'NR', display: 'Verklaring om niet te reanimeren' },
        label: 'Verklaring om niet te reanimeren',
        madeOn: '2020-05-01',
        status: 'active',
        representative: 'J. Pietersen',
        problems: ['ALS'],
        notes: ['penning'],
      },
    ])
  })

  test('never names a member of staff as the representative, also one who is not in the record', () => {
    const actor = [{ role: { coding: [{ code: 'RESPRSN' }] }, reference: { reference: 'Practitioner/x', display: 'K. de Groot' } }]
    const step = stepOf([{ ...r4, provision: { ...r4.provision, actor } }])
    expect(JSON.stringify(dataOf(step, 'advanceDirective'))).not.toContain('Groot')
    expect(reasonsOf(step)).toContain('kept without the representative, who is not one of the contacts')
  })

  test('is told apart from a consent of another kind', () => {
    expect(reasonsOf(stepOf([{ ...r4, scope: { coding: [{ code: 'research' }] } }]))).toEqual([NOT_SHOWN.otherConsent])
  })
})

describe('an agreement on a treatment', () => {
  const consent = {
    resourceType: 'Consent',
    id: 'b1',
    patient: subject,
    status: 'active',
    scope: coded('http://terminology.hl7.org/CodeSystem/consentscope', 'treatment'),
    category: [coded(SNOMED, '129125009')],
  }
  const code = [coded(SNOMED, '89666000', 'Cardiopulmonary resuscitation (procedure)')]
  const modifierExtension = [{ url: `${NICTIZ}/ext-TreatmentDirective2.SpecificationOther`, valueString: 'eerst overleg' }]
  test.each<[string, Json, Json]>([
    ['permit', { provision: { type: 'permit', code } }, { decision: 'do', notes: [] }],
    ['deny', { provision: { type: 'deny', code } }, { decision: 'do-not', notes: [] }],
    ['neither, with conditions', { modifierExtension, provision: { code } }, { decision: 'conditional', notes: ['eerst overleg'] }],
  ])('of %s in R4', (_, fields, expected) => {
    expect(dataOf(stepOf([{ ...consent, ...fields }]), 'treatmentAgreement')).toMatchObject([{ label: 'Reanimatie', ...expected }])
  })

  test.each([
    ['JA', 'do'],
    ['NEE', 'do-not'],
    ['JA_MAAR', 'conditional'],
  ])('with %s in STU3 is %s, whatever stands in the exceptions', (permitted, decision) => {
    const extension = (name: string, code_: string) => ({
      url: `${NICTIZ}/zib-TreatmentDirective-${name}`,
      valueCodeableConcept: coded('x', code_),
    })
    const stu3 = {
      ...consent,
      scope: undefined,
      category: [coded(SNOMED, '11291000146105')],
      extension: [{ url: `${NICTIZ}/zib-TreatmentDirective-Treatment`, valueCodeableConcept: code[0] }],
      modifierExtension: [extension('TreatmentPermitted', permitted)],
      period: { start: '2018-04-09', end: '2019-01-01' },
      except: [{ type: 'deny' }],
    }
    expect(dataOf(stepOf([stu3], { version: 'STU3' }), 'treatmentAgreement')).toMatchObject([
      { label: 'Reanimatie', decision, agreedOn: '2018-04-09', endsOn: '2019-01-01' },
    ])
  })

  test('names the family it was agreed with, and the doctor in the place for staff', () => {
    const relative = { resourceType: 'RelatedPerson', id: 'r1', patient: subject, name: { text: 'Jan van Putten' } }
    const actor = [{ reference: { reference: 'RelatedPerson/r1' } }, { reference: { reference: 'Practitioner/x', display: 'J. Peters' } }]
    const [agreement] = dataOf(stepOf([relative, { ...consent, provision: { code, actor } }]), 'treatmentAgreement')
    expect(agreement).toMatchObject({ agreedWith: ['Jan van Putten'], agreedBy: { name: 'J. Peters' } })
  })
})
