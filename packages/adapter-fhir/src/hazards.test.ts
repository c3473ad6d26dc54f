import { describe, expect, test } from 'vitest'
import { completeOf, dataOf, observation, PATIENT, reasonsOf, recordsOf, stepOf } from './example-client.fixture.ts'

const WEIGHT = { coding: [{ system: 'http://loinc.org', code: '29463-7', display: 'Body weight' }] }
const ROLE_SYSTEM = 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472'

describe('what goes wrong in real care records', () => {
  test('a masked BSN is remarked on and the client is shown', () => {
    const masked = {
      system: 'http://fhir.nl/fhir/NamingSystem/bsn',
      _value: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' }] },
    }
    const step = stepOf([], { patient: { ...PATIENT, identifier: [masked, { system: 'urn:oid:1.2.3', value: '10437' }] } })
    expect(step.client).toEqual({ sourceId: 'c1', name: 'Anna Jansen', bornOn: '1940-05-01', number: '10437' })
    expect(reasonsOf(step)).toEqual(['kept: the BSN is masked, and no BSN is needed'])
    expect(completeOf(step)).toContain('personal')
  })

  test.each([
    ['1', 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472'],
    ['01', '2.16.840.1.113883.2.4.3.11.22.472'],
    ['01', 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472'],
  ])('role code "%s" of %s is the first contact', (code, system) => {
    const person = {
      resourceType: 'RelatedPerson',
      id: 'r1',
      patient: { reference: 'Patient/c1' },
      relationship: [{ coding: [{ system, code }] }],
      name: [{ text: 'Piet Jansen' }],
    }
    const [contact] = dataOf(stepOf([person]), 'contact')
    expect(contact).toMatchObject({ rank: 1, roles: [{ system: ROLE_SYSTEM, code: '01', display: 'Eerste contactpersoon' }] })
  })

  test.each(['http://hl7.org/fhir/v3/RoleCode', 'http://terminology.hl7.org/CodeSystem/v3-RoleCode'])(
    '%s says the relation in Dutch',
    (system) => {
      const person = {
        resourceType: 'RelatedPerson',
        id: 'r1',
        patient: { reference: 'Patient/c1' },
        relationship: { coding: [{ system, code: 'DAUC', display: 'Daughter' }] },
        name: { text: 'Els Jansen' },
      }
      const [contact] = dataOf(stepOf([person]), 'contact')
      expect(contact).toMatchObject({
        roles: [],
        relations: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', display: 'Dochter' }],
      })
    },
  )

  test('a dangling reference keeps the item, uses its own words, and is named with its place', () => {
    const coverage = {
      resourceType: 'Coverage',
      id: 'v1',
      beneficiary: { reference: 'Patient/c1' },
      payor: [{ reference: 'Organization/gone', display: 'Menzis' }],
    }
    const step = stepOf([coverage])
    expect(dataOf(step, 'coverage')).toEqual([{ insurer: 'Menzis' }])
    expect(step.rejected).toEqual([
      {
        place: { file: 'c1.json', path: 'entry[1]' },
        reason: 'kept, but Organization/gone to which it refers is not there; its own words are used',
        type: 'Coverage',
      },
    ])
    expect(completeOf(step)).toContain('coverage')
  })

  test('a placeholder of a template refuses the item with its place, and its type is not complete', () => {
    const step = stepOf([observation({ code: WEIGHT, valueQuantity: { value: 60, unit: 'kg' }, effectiveDateTime: '${DATE, T, D, -5}' })])
    expect(dataOf(step, 'measurement')).toEqual([])
    expect(step.rejected).toEqual([
      {
        place: { file: 'c1.json', path: 'entry[1].effectiveDateTime' },
        reason: 'a placeholder of a template stands where a value belongs',
        type: 'measurement',
      },
    ])
    expect(completeOf(step)).not.toContain('measurement')
    expect(completeOf(step)).toContain('goal')
  })

  test.each([
    ['123891000146106', 'polsband', 'Fixatie met een enkelband'],
    ['124031000146100', 'enkelband', 'Fixatie met een polsband'],
  ])('the swapped label of %s ("%s") is set right by our own table', (code, display, label) => {
    const activity = { detail: { code: { coding: [{ system: 'http://snomed.info/sct', code, display }] }, status: 'in-progress' } }
    const plan = { resourceType: 'CarePlan', id: 'p1', status: 'active', subject: { reference: 'Patient/c1' }, activity: [activity] }
    expect(dataOf(stepOf([plan]), 'carePlan')).toMatchObject([{ activities: [{ code: { code, display: label } }] }])
  })

  test('an English display gives way to our Dutch word, and one we have no word for stays', () => {
    const step = stepOf([
      observation({ code: WEIGHT, valueQuantity: { value: 60, unit: 'kg', code: 'kg' } }),
      observation({
        id: 'o2',
        code: { coding: [{ system: 'http://loinc.org', code: '2823-3', display: 'Potassium' }] },
        valueInteger: 138,
      }),
    ])
    expect(dataOf(step, 'measurement')).toMatchObject([
      { label: 'Lichaamsgewicht' },
      { label: 'Potassium', code: { code: '2823-3', display: 'Potassium' } },
    ])
  })

  test('a weight of 2400 g stays 2400 g and is implausible for an adult, not for a newborn', () => {
    const weight = observation({ code: WEIGHT, valueQuantity: { value: 2400, unit: 'gram', code: 'g' }, effectiveDateTime: '2013-02-06' })
    const quantity = { value: 2400, unit: 'g' }
    expect(dataOf(stepOf([weight]), 'measurement')).toMatchObject([{ quantity, plausible: false }])
    const newborn = { ...PATIENT, birthDate: '2013-02-05' }
    expect(dataOf(stepOf([weight], { patient: newborn }), 'measurement')).toMatchObject([{ quantity, plausible: true }])
  })

  test('names of staff in Reference.display stand in fields for staff only, and in the list of staff', () => {
    const role = {
      resourceType: 'PractitionerRole',
      id: 'pr1',
      practitioner: { reference: 'Practitioner/gone', display: 'K. de Groot' },
      specialty: [{ coding: [{ display: 'Verpleegkundige' }] }],
    }
    const team = {
      resourceType: 'CareTeam',
      id: 't1',
      subject: { reference: 'Patient/c1' },
      participant: [
        { member: { reference: 'PractitionerRole/pr1', display: 'K. de Groot' } },
        { member: { reference: 'Practitioner/gone-too', display: 'S. Bakker' } },
        { member: { display: 'M. Smit' } },
      ],
    }
    const weight = observation({ code: WEIGHT, valueInteger: 60, performer: [{ reference: 'Practitioner/gone', display: 'K. de Groot' }] })
    const step = stepOf([role, team, weight])
    expect(dataOf(step, 'careTeam')).toEqual([
      {
        members: [
          { kind: 'staff', staff: { name: 'K. de Groot', role: 'Verpleegkundige' } },
          { kind: 'staff', staff: { name: 'S. Bakker' } },
          { kind: 'staff', staff: { name: 'M. Smit' } },
        ],
      },
    ])
    expect(dataOf(step, 'measurement')).toMatchObject([{ performer: { name: 'K. de Groot' } }])
    expect(step.staff).toContainEqual({ name: 'K. de Groot', role: 'Verpleegkundige' })
  })

  test('a resource of another client is left out and named, and its type is not complete', () => {
    const step = stepOf([{ ...observation({ code: WEIGHT, valueInteger: 60 }), subject: { reference: 'Patient/c2' } }])
    expect(dataOf(step, 'measurement')).toEqual([])
    expect(reasonsOf(step)).toEqual(['not shown: this Observation belongs to another client'])
    expect(completeOf(step)).not.toContain('measurement')
  })

  test('what the source withdrew as a mistake is not shown, and its type stays complete so that the old copy goes', () => {
    const step = stepOf([{ ...observation({ code: WEIGHT, valueInteger: 60 }), status: 'entered-in-error' }])
    expect(dataOf(step, 'measurement')).toEqual([])
    expect(completeOf(step)).toContain('measurement')
  })

  test('a far end such as 2200-01-01 is no end, and the client stays in care', () => {
    const episode = { resourceType: 'EpisodeOfCare', id: 'e1', status: 'active', patient: { reference: 'Patient/c1' } }
    const step = stepOf([{ ...episode, period: { start: '2020-01-01', end: '2200-01-01' } }])
    expect(dataOf(step, 'carePeriod')).toEqual([{ status: 'active', period: { start: '2020-01-01' } }])
    expect(step.client.careEndedOn).toBeUndefined()
  })

  test('care has ended on the latest end when every episode has one, in Amsterdam days', () => {
    const episode = { resourceType: 'EpisodeOfCare', status: 'finished', patient: { reference: 'Patient/c1' } }
    const first = { ...episode, id: 'e1', period: { start: '2020-01-01', end: '2021-03-01' } }
    const second = { ...episode, id: 'e2', period: { start: '2021-01-01', end: '2022-06-30T22:30:00Z' } }
    expect(stepOf([first, second]).client.careEndedOn).toBe('2022-07-01')
    expect(stepOf([first, { ...second, period: { start: '2021-01-01' } }]).client.careEndedOn).toBeUndefined()
    expect(stepOf([first, { ...second, period: { end: 'soon' } }]).client.careEndedOn).toBeUndefined()
  })

  test('one poisoned item does not stop the others', () => {
    const step = stepOf([
      observation({ code: 'not a concept', valueInteger: 1 }),
      { resourceType: 'Observation', subject: { reference: 'Patient/c1' }, valueInteger: 1 },
      observation({ id: 'o3', code: WEIGHT, effectiveDateTime: '2023-13-45', valueInteger: 60 }),
      observation({ id: 'o4', code: WEIGHT, effectiveDateTime: '10000-01-01', valueInteger: 60 }),
      observation({ id: 'good', code: WEIGHT, valueInteger: 60 }),
    ])
    expect(recordsOf(step, 'measurement').map(({ id }) => id)).toEqual(['c1/good'])
    expect(step.rejected?.map(({ place }) => place.path)).toEqual(['entry[1].code', 'entry[2]', 'entry[3].effective', 'entry[4].effective'])
  })

  test('two items with one id are told apart from one that is there twice: the second is refused', () => {
    const step = stepOf([observation({ code: WEIGHT, valueInteger: 60 }), observation({ code: WEIGHT, valueInteger: 61 })])
    expect(dataOf(step, 'measurement')).toHaveLength(1)
    expect(reasonsOf(step)).toEqual(['a second Observation with the same id'])
  })
})
