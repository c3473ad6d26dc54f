import { describe, expect, test } from 'vitest'
import { dataOf, observation, reasonsOf, stepOf } from '../example-client.fixture.ts'
import { NOT_SHOWN } from '../not-shown.ts'

const subject = { reference: 'Patient/c1' }
const SNOMED = 'http://snomed.info/sct'
const OUTCOME = { coding: [{ system: SNOMED, code: '423100009' }] }
const goal = { resourceType: 'Goal', id: 'g1', subject, description: { text: 'Weer lopen' } }

describe('an evaluation', () => {
  const report = {
    resourceType: 'DiagnosticReport',
    id: 'u1',
    subject,
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '27574-3' }] },
    effectiveDateTime: '2026-10-01',
    conclusion: 'Loopt met rollator.',
  }

  test('of an action of nursing says which goal it serves', () => {
    const action = {
      resourceType: 'Procedure',
      id: 'n1',
      subject,
      status: 'in-progress',
      category: [{ coding: [{ system: SNOMED, code: '9632001' }] }],
      code: { text: 'Looptraining' },
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/goal-pertainsToGoal', valueReference: { reference: 'Goal/g1' } }],
    }
    const partOf = [{ url: 'http://hl7.org/fhir/StructureDefinition/event-partOf', valueReference: { reference: 'Procedure/n1' } }]
    const performer = [{ role: { text: 'arts' }, actor: { reference: 'Practitioner/x', display: 'K. de Groot' } }]
    const step = stepOf([goal, action, { ...report, extension: partOf, performer }], { version: 'STU3' })
    expect(dataOf(step, 'evaluation')).toEqual([
      {
        plan: 'Looptraining',
        model: 'Uitkomst van zorg',
        changedAt: '2026-10-01',
        status: 'final',
        author: { name: 'K. de Groot' },
        fields: [],
        goals: [{ goal: 'c1/g1', title: 'Weer lopen', text: 'Loopt met rollator.' }],
      },
    ])
    expect(dataOf(step, 'carePlan')).toMatchObject([{ title: 'Looptraining', status: 'active', goals: ['c1/g1'] }])
  })

  test('is a concept until it is final, and an Observation in R4', () => {
    const outcome = observation({ code: OUTCOME, valueString: 'Gaat beter', status: 'preliminary' })
    expect(dataOf(stepOf([outcome]), 'evaluation')).toMatchObject([{ status: 'concept', goals: [{ text: 'Gaat beter' }] }])
    expect(dataOf(stepOf([outcome]), 'measurement')).toEqual([])
  })

  test('that a plan refers to stands in the evaluation of that plan, by its goal, and not a second time', () => {
    const outcome = observation({ code: OUTCOME, valueString: 'Gaat beter' })
    const activity = {
      outcomeReference: [{ reference: 'Observation/o1' }],
      detail: { description: 'Lopen', goal: [{ reference: 'Goal/g1' }] },
    }
    const plan = { resourceType: 'CarePlan', id: 'p1', subject, title: 'Zorgplan', created: '2026-10-01', activity: [activity] }
    const step = stepOf([goal, plan, outcome])
    expect(dataOf(step, 'evaluation')).toEqual([
      {
        plan: 'Zorgplan',
        model: 'Uitkomst van zorg',
        changedAt: '2026-10-01',
        status: 'final',
        fields: [],
        goals: [{ goal: 'c1/g1', title: 'Lopen', text: 'Gaat beter' }],
      },
    ])
    expect(reasonsOf(step)).toEqual([NOT_SHOWN.evaluated])
  })

  test('is not made of a report of a laboratory', () => {
    expect(reasonsOf(stepOf([{ ...report, code: { text: 'Bloedonderzoek' } }]))).toEqual([NOT_SHOWN.testReport])
  })
})

describe('a report of a contact', () => {
  const section = (code: string, reference: string, text?: object) => ({
    code: { coding: [{ system: SNOMED, code, display: 'x' }] },
    entry: [{ reference }],
    ...text,
  })
  const composition = {
    resourceType: 'Composition',
    id: 'rep1',
    subject,
    status: 'final',
    type: { coding: [{ system: SNOMED, code: '11591000146107' }] },
    date: '2026-11-10T10:00:00+01:00',
  }
  const line = observation({ code: { coding: [{ system: SNOMED, code: '255362007' }] }, valueString: 'Hoest veel' })
  const weight = observation({
    id: 'o2',
    code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
    valueQuantity: { value: 70, unit: 'kg' },
  })
  const score = observation({ id: 'o3', code: { text: 'Pijn' }, valueQuantity: { value: 7.5, code: '{score}' } })

  test('has its sections by name: the lines tell what is in them, and what was measured stays a measurement', () => {
    const generated = { text: { status: 'generated', div: '<div>SOAPLineText: Hoest veel</div>' } }
    const measured = { entry: [{ reference: 'Observation/o2' }, { reference: 'Observation/o3' }] }
    const sections = [section('255362007', 'Observation/o1', generated), section('260224007', 'Observation/o2', measured)]
    const step = stepOf([{ ...composition, section: sections }, line, weight, score])
    expect(dataOf(step, 'report')).toMatchObject([{ text: 'Subjectief: Hoest veel\n\nObjectief: Lichaamsgewicht: 70 kg\nPijn: 7,5' }])
    expect(dataOf(step, 'measurement')).toMatchObject([{ label: 'Lichaamsgewicht' }, { label: 'Pijn' }])
    expect(reasonsOf(step)).toEqual([NOT_SHOWN.told])
  })

  test('without which a line says nothing to a family', () => {
    expect(reasonsOf(stepOf([line]))).toEqual([NOT_SHOWN.looseLine])
  })
})
