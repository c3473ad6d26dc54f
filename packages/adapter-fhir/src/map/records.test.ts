import { describe, expect, test } from 'vitest'
import { completeOf, dataOf, observation, PATIENT, reasonsOf, recordsOf, stepOf } from '../example-client.fixture.ts'
import { NOT_SHOWN } from '../not-shown.ts'
import { PROVIDED } from '../provided.ts'

const subject = { reference: 'Patient/c1' }
const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] })

describe('a measurement', () => {
  test.each([
    [{ valueQuantity: { value: 38.6, unit: '°C', code: 'Cel' } }, { quantity: { value: 38.6, unit: 'Cel' } }],
    [{ valueQuantity: { value: '38.6', unit: '°C' } }, { quantity: { value: 38.6, unit: '°C' } }],
    [{ valueQuantity: { value: 5, comparator: '<', unit: 'mmol/l' } }, { text: '< 5 mmol/l' }],
    [{ valueInteger: 7 }, { quantity: { value: 7 } }],
    [{ valueString: 'rustig' }, { text: 'rustig' }],
    [{ valueBoolean: false }, { text: 'nee' }],
    [{ valueCodeableConcept: { coding: [{ code: 'x', display: 'hulp nodig' }] } }, { text: 'hulp nodig' }],
    [{ valueRange: { low: { value: 1, unit: 'uur' }, high: { value: 2, unit: 'uur' } } }, { text: '1 uur – 2 uur' }],
    [{ valueDateTime: '2020-01-01' }, { text: '1 januari 2020' }],
    [{ valueDateTime: '2020-07-01T12:30:00Z' }, { text: '1 juli 2020 14:30' }],
    [{ valueDateTime: '2020-05' }, { text: '2020-05' }],
  ])('with %j has %j', (value, expected) => {
    expect(dataOf(stepOf([observation({ code: loinc('8310-5'), ...value })]), 'measurement')[0]).toMatchObject(expected)
  })

  test('of blood pressure has its components in Dutch', () => {
    const component = [
      { code: loinc('8480-6'), valueQuantity: { value: 125, unit: 'mmHg', code: 'mm[Hg]' } },
      { code: loinc('8462-4'), valueQuantity: { value: 75, unit: 'mmHg', code: 'mm[Hg]' } },
      { code: loinc('8478-0'), dataAbsentReason: { text: 'niet gemeten' } },
    ]
    expect(dataOf(stepOf([observation({ code: loinc('85354-9'), component })]), 'measurement')).toMatchObject([
      {
        label: 'Bloeddruk',
        components: [
          { label: 'Bovendruk (systolisch)', quantity: { value: 125, unit: 'mm[Hg]' } },
          { label: 'Onderdruk (diastolisch)', quantity: { value: 75, unit: 'mm[Hg]' } },
        ],
        plausible: true,
      },
    ])
  })

  test('without value or components is named and not shown', () => {
    const code = loinc('8310-5')
    const hasMember = [{ reference: 'Observation/o2' }]
    const step = stepOf([observation({ code }), observation({ id: 'o2', code, hasMember })])
    expect(reasonsOf(step)).toEqual([NOT_SHOWN.noValue, NOT_SHOWN.group])
    expect(completeOf(step)).toContain('measurement')
    const group = { valueQuantity: undefined, hasMember, note: [{ text: 'loopt met rollator' }] }
    expect(dataOf(stepOf([observation({ code, ...group })]), 'measurement')).toMatchObject([{ text: 'loopt met rollator', notes: [] }])
  })

  test('of a month is kept without a date, with a remark', () => {
    const step = stepOf([observation({ code: loinc('8310-5'), valueInteger: 37, effectiveDateTime: '2023-05' })])
    expect(dataOf(step, 'measurement')[0]).not.toHaveProperty('measuredAt')
    expect(reasonsOf(step)).toEqual(['kept without its date, which is less precise than a day'])
  })

  test('counts its delay from when it was issued, else from when the resource was written', () => {
    const issued = observation({ valueInteger: 1, issued: '2023-05-01T10:00:00Z', meta: { lastUpdated: '2023-06-01T10:00:00Z' } })
    const written = observation({ id: 'o2', valueInteger: 1, meta: { lastUpdated: '2023-06-01T10:00:00Z' } })
    expect(recordsOf(stepOf([issued, written]), 'measurement').map(({ recordedAt }) => recordedAt)).toEqual([
      '2023-05-01T10:00:00Z',
      '2023-06-01T10:00:00Z',
    ])
  })

  test('keeps a code nobody knows', () => {
    const code = { coding: [{ system: 'urn:own', code: '42', display: 'Eigen score' }] }
    expect(dataOf(stepOf([observation({ code, valueInteger: 1 })]), 'measurement')).toMatchObject([
      { code: { system: 'urn:own', code: '42', display: 'Eigen score' }, label: 'Eigen score' },
    ])
  })
})

describe('a goal', () => {
  const goal = { resourceType: 'Goal', id: 'g1', subject, description: { text: 'Weer lopen' } }
  test.each([
    ['R4', { lifecycleStatus: 'active' }, 'active'],
    ['STU3', { status: 'on-target' }, 'active'],
    ['STU3', { status: 'achieved' }, 'completed'],
    ['STU3', { status: 'on-hold' }, 'on-hold'],
  ] as const)('in %s with %j is %s', (version, status, expected) => {
    expect(dataOf(stepOf([{ ...goal, ...status }], { version }), 'goal')).toMatchObject([{ status: expected, sourceId: 'c1/g1' }])
  })

  test('has targets, problems in words, and the same id in the plan that serves it', () => {
    const condition = { resourceType: 'Condition', id: 'k1', subject, code: { coding: [{ display: 'beperkte mobiliteit' }] } }
    const target = { measure: { text: 'lopen' }, detailCodeableConcept: { text: 'lichte beperking' }, dueDate: '2024-09-10' }
    const plan = {
      resourceType: 'CarePlan',
      id: 'p1',
      subject,
      goal: [{ reference: 'Goal/g1' }],
      activity: [{ detail: { goal: [{ reference: 'http://ecd.example/fhir/Goal/g1/_history/3' }] } }],
    }
    const step = stepOf([condition, { ...goal, target: [target], addresses: [{ reference: 'Condition/k1' }] }, plan])
    expect(dataOf(step, 'goal')).toMatchObject([
      { targets: [{ measure: { display: 'lopen' }, detail: 'lichte beperking', due: '2024-09-10' }], problems: ['beperkte mobiliteit'] },
    ])
    expect(dataOf(step, 'carePlan')).toMatchObject([{ goals: ['c1/g1'], activities: [{ goals: ['c1/g1'] }] }])
  })
})

describe('an observation in STU3', () => {
  test('has its comment as a note', () => {
    expect(dataOf(stepOf([observation({ valueInteger: 1, comment: 'nuchter' })], { version: 'STU3' }), 'measurement')).toMatchObject([
      { notes: ['nuchter'] },
    ])
  })
})

describe('a care plan', () => {
  test('says how often, by whom, and what came of it', () => {
    const organisation = { resourceType: 'Organization', id: 'org', name: 'Thuiszorg X' }
    const relative = {
      resourceType: 'RelatedPerson',
      id: 'r1',
      patient: subject,
      name: { text: 'De Boer' },
      relationship: { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472', code: '19' }] },
    }
    const activity = {
      outcomeCodeableConcept: [{ text: 'Gaat goed' }],
      progress: [{ text: 'Begonnen' }],
      detail: {
        description: 'Wassen',
        status: 'in-progress',
        scheduledTiming: { repeat: { frequency: 2, period: 1, periodUnit: 'd' } },
        performer: [
          { reference: 'Organization/org' },
          { reference: 'RelatedPerson/r1' },
          { reference: 'Practitioner/x', display: 'K. de Groot' },
        ],
      },
    }
    const step = stepOf([organisation, relative, { resourceType: 'CarePlan', id: 'p1', subject, activity: [activity] }])
    expect(dataOf(step, 'carePlan')).toMatchObject([
      {
        activities: [
          {
            description: 'Wassen',
            frequency: { times: 2, period: 1, unit: 'd' },
            performers: [{ role: 'Thuiszorg X' }, { name: 'De Boer', role: 'Buur' }, { name: 'K. de Groot' }],
            outcome: 'Gaat goed\nBegonnen',
          },
        ],
      },
    ])
  })
})

describe('a report', () => {
  const composition = {
    resourceType: 'Composition',
    id: 'rep1',
    subject,
    status: 'final',
    type: { coding: [{ system: 'http://snomed.info/sct', code: '11591000146107' }] },
    date: '2023-05-01T10:00:00',
    title: 'ADL',
    section: [{ text: { div: '<div>Goed geslapen.</div>' }, entry: [{ reference: 'Observation/o1' }] }],
  }
  test('is made of a Composition, and the observations in it are not shown twice', () => {
    const step = stepOf([composition, observation({ valueString: 'Goed geslapen.' })])
    expect(dataOf(step, 'report')).toEqual([
      { reportedAt: '2023-05-01T10:00:00+02:00', topic: 'ADL', text: 'Goed geslapen.', authorKind: 'staff', important: false },
    ])
    expect(reasonsOf(step)).toEqual(['shown as a part of its report'])
  })
  test('of the family names no member of staff', () => {
    const relative = { resourceType: 'RelatedPerson', id: 'r1', patient: subject, name: { text: 'De Boer' } }
    const step = stepOf([{ ...composition, author: [{ reference: 'RelatedPerson/r1', display: 'De Boer' }] }, relative])
    expect(dataOf(step, 'report')).toMatchObject([{ authorKind: 'family' }])
    expect(dataOf(step, 'report')[0]).not.toHaveProperty('author')
  })
  test('is not made of another kind of Composition', () => {
    expect(reasonsOf(stepOf([{ ...composition, type: { text: 'Brief' } }]))).toEqual([NOT_SHOWN.otherComposition])
  })
})

describe('a contact', () => {
  const relative = {
    resourceType: 'RelatedPerson',
    id: 'r1',
    patient: subject,
    name: [{ text: 'De Boer' }],
    telecom: [{ system: 'phone', value: '0611' }],
  }
  test('that stands in the Patient and as a RelatedPerson is shown once', () => {
    const { name, telecom } = relative
    const step = stepOf([relative], { patient: { ...PATIENT, contact: [{ name: name[0], telecom }, { name: { text: 'Els' } }] } })
    expect(recordsOf(step, 'contact').map(({ id }) => id)).toEqual(['c1/c1.contact-2', 'c1/r1'])
    expect(reasonsOf(step)).toEqual(['shown once: this contact also stands as a RelatedPerson'])
  })
  test('without a name is called by the relation', () => {
    const relationship = [{ coding: [{ system: 'http://hl7.org/fhir/v3/RoleCode', code: 'NMTH' }] }]
    expect(dataOf(stepOf([{ ...relative, name: [], relationship }]), 'contact')).toMatchObject([{ name: { display: 'Moeder' } }])
  })
  test.each([
    [{ system: 'phone', value: '030-1234567' }, 'phone'],
    [{ system: 'phone', value: '+31 6 12345678' }, 'mobile'],
    [{ system: 'email', value: 'a@b.nl' }, 'email'],
    [{ system: 'url', value: 'https://x' }, 'other'],
  ])('with %j is reached by %s', (telecom, kind) => {
    expect(dataOf(stepOf([{ ...relative, telecom }]), 'contact')).toMatchObject([{ telecoms: [{ kind, value: telecom.value }] }])
  })
})

describe('an address', () => {
  const part = (name: string, valueString: string) => ({
    url: `http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-${name}`,
    valueString,
  })
  const parts = [
    part('streetName', 'Dorpsstraat'),
    part('houseNumber', '15'),
    part('buildingNumberSuffix', 'A'),
    part('additionalLocator', 'to'),
  ]
  test.each([
    [{ line: ['Dorpsstraat 15'] }, ['Dorpsstraat 15']],
    [{ line: ['Dorpsstraat 15'], _line: [{ extension: parts }] }, ['Dorpsstraat 15']],
    [{ _line: [{ extension: parts }] }, ['Dorpsstraat to 15 A']],
    [{ line: [null], _line: [{ extension: parts }] }, ['Dorpsstraat to 15 A']],
  ])('of %j is written %j', (address, lines) => {
    const patient = { ...PATIENT, address: [{ ...address, city: 'Delft' }] }
    expect(dataOf(stepOf([], { patient }), 'personal')).toMatchObject([{ addresses: [{ lines, city: 'Delft' }] }])
  })
})

test('the picture of the client comes from inside the Patient, and from nowhere else', () => {
  const data = Buffer.from('GIF89a').toString('base64')
  const photoOf = (photo: unknown) => stepOf([], { patient: { ...PATIENT, photo } }).photo
  expect(photoOf([{ contentType: 'image/gif', data }])?.bytes.toString()).toBe('GIF89a')
  expect([photoOf([{ url: 'https://ecd.example/photo' }]), photoOf([{ contentType: 'application/pdf', data }]), photoOf([])]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('a type that no portal shows is named in plain words, and one that nobody knows by its name', () => {
  const step = stepOf([
    { resourceType: 'MedicationAdministration', id: 'm1', subject },
    { resourceType: 'constructor', id: 'm2' },
  ])
  expect(step.rejected).toEqual([
    {
      place: { file: 'c1.json', path: 'entry[1]' },
      reason: 'not shown in a portal: Medication administration',
      type: 'MedicationAdministration',
    },
    { place: { file: 'c1.json', path: 'entry[2]' }, reason: 'not known to this adapter: constructor', type: 'constructor' },
  ])
  expect(completeOf(step)).toHaveLength(Object.keys(PROVIDED).length)
})
