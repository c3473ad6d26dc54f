import { describe, expect, test } from 'vitest'
import { contractResourcesOf } from '../contract-client.fixture.ts'
import { dataOf, observation, reasonsOf, stepOf, type Json } from '../example-client.fixture.ts'

const OF_ANOTHER_STATUS: Readonly<Record<string, readonly Json[]>> = {
  Goal: [{ lifecycleStatus: 'entered-in-error' }, { lifecycleStatus: ' Entered-in-Error' }],
  Condition: [{ verificationStatus: { coding: [{ code: 'entered-in-error' }] } }],
  DocumentReference: [{ status: 'entered-in-error' }, { docStatus: 'entered-in-error' }],
}
// A Patient, a RelatedPerson and a Questionnaire have no such status (FHIR R4).
const WITHOUT = ['Patient', 'RelatedPerson', 'Questionnaire']
const withdrawals = contractResourcesOf('c1')
  .filter(({ resourceType }) => !WITHOUT.includes(String(resourceType)))
  .flatMap((resource) => {
    const type = String(resource['resourceType'])
    const marks = OF_ANOTHER_STATUS[type] ?? [{ status: 'entered-in-error' }]
    return marks.map((mark) => [type, String(resource['id']), resource, mark] as const)
  })

describe('what the source calls a mistake', () => {
  test.each(withdrawals)('is not shown, and what was copied of it goes: %s %s', (type, _, resource, mark) => {
    const { place: _place, ...shown } = stepOf([resource]).records[1] ?? {}
    expect(shown).not.toEqual({})
    const step = stepOf([{ ...resource, ...mark }])
    expect(step.records.map((record) => record.type.name)).toEqual(['personal'])
    expect(reasonsOf(step)).toContain(`this ${type} was withdrawn in the source as a mistake`)
    expect(step.complete).toEqual(stepOf([]).complete)
  })

  const report = {
    resourceType: 'Composition',
    id: 'r1',
    status: 'final',
    subject: { reference: 'Patient/c1' },
    date: '2026-11-20T08:00:00+01:00',
    type: { coding: [{ system: 'http://snomed.info/sct', code: '11591000146107' }] },
    section: [
      { title: 'S', entry: [{ reference: 'Observation/line' }] },
      { title: 'P', text: { div: '<div>Rust houden</div>' } },
    ],
  }
  const line = observation({ id: 'line', code: { text: 'Subjectief' }, valueString: 'Zegt pijn te hebben' })

  test('is not told as a part of something else either', () => {
    expect(JSON.stringify(dataOf(stepOf([report, line]), 'report'))).toContain('Zegt pijn')
    const step = stepOf([report, { ...line, status: 'entered-in-error' }])
    expect(JSON.stringify(step.records)).not.toContain('Zegt pijn')
    expect(JSON.stringify(dataOf(step, 'report'))).toContain('Rust houden')
  })

  test('takes nothing with it that it told', () => {
    const step = stepOf([{ ...report, status: 'entered-in-error' }, line])
    expect(dataOf(step, 'report')).toEqual([])
    expect(JSON.stringify(dataOf(step, 'measurement'))).toContain('Zegt pijn')
  })
})
