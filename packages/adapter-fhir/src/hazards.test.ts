import { describe, expect, test } from 'vitest'
import { resourcesOfEveryKind } from './contract-kinds.fixture.ts'
import { completeOf, dataOf, observation, PATIENT, reasonsOf, recordsOf, stepOf, type Json } from './example-client.fixture.ts'
import { readBundle } from './read/read-bundle.ts'
import { toClientStep } from './to-client-step.ts'

const WEIGHT = { coding: [{ system: 'http://loinc.org', code: '29463-7', display: 'Body weight' }] }
const ROLE_SYSTEM = 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472'

describe('what goes wrong in real care records', () => {
  test('hazard 8: a masked BSN is remarked on and the client is shown', () => {
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
  ])('hazard 4: role code "%s" of %s is the first contact', (code, system) => {
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
    'hazard 4: %s is one code system of relations under two names, and says them in Dutch',
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

  test('hazard 7: a dangling reference keeps the item, uses its own words, and is named with its place', () => {
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

  test('hazard 6: a placeholder of a template refuses the item with its place, and its type is not complete', () => {
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
  ])('hazard 2: the swapped label of %s ("%s") is set right by our own table', (code, display, label) => {
    const activity = { detail: { code: { coding: [{ system: 'http://snomed.info/sct', code, display }] }, status: 'in-progress' } }
    const plan = { resourceType: 'CarePlan', id: 'p1', status: 'active', subject: { reference: 'Patient/c1' }, activity: [activity] }
    expect(dataOf(stepOf([plan]), 'carePlan')).toMatchObject([{ activities: [{ code: { code, display: label } }] }])
  })

  test('hazard 2: an English display gives way to our Dutch word, and one we have no word for stays', () => {
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

  test('hazard 5: a weight of 2400 g stays 2400 g and is implausible for an adult, not for a newborn', () => {
    const weight = observation({ code: WEIGHT, valueQuantity: { value: 2400, unit: 'gram', code: 'g' }, effectiveDateTime: '2013-02-06' })
    const quantity = { value: 2400, unit: 'g' }
    expect(dataOf(stepOf([weight]), 'measurement')).toMatchObject([{ quantity, plausible: false }])
    const newborn = { ...PATIENT, birthDate: '2013-02-05' }
    expect(dataOf(stepOf([weight], { patient: newborn }), 'measurement')).toMatchObject([{ quantity, plausible: true }])
  })

  test('hazard 3: names of staff in Reference.display stand in fields for staff only, and in the list of staff', () => {
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

  const subject = { reference: 'Patient/c1' }
  const NICTIZ = 'http://nictiz.nl/fhir/StructureDefinition'
  const restriction = (extra: Json): Json => ({
    resourceType: 'Procedure',
    id: 'm1',
    subject,
    status: 'completed',
    category: [{ coding: [{ system: 'http://snomed.info/sct', code: '225317005' }] }],
    code: { coding: [{ system: 'http://snomed.info/sct', code: '123941000146105', display: 'Placing restraint using limb restraint' }] },
    performedPeriod: { start: '2026-05-01', end: '2026-05-05' },
    ...extra,
  })

  test('hazard 1: a reason is taken in its own words, though the profile binds it to a list of house numbers', () => {
    const reasonCode = [
      { coding: [{ system: 'http://snomed.info/sct', code: '121491000146107', display: 'Diversion of crisis situation' }] },
      { text: 'valt uit bed' },
    ]
    expect(dataOf(stepOf([restriction({ reasonCode })]), 'involuntaryCareMeasure')).toMatchObject([
      { reasons: ['Afwenden van een crisissituatie', 'valt uit bed'] },
    ])
  })

  test.each([
    ['123891000146106', 'polsband', 'Fixatie met een enkelband'],
    ['124031000146100', 'enkelband', 'Fixatie met een polsband'],
  ])('hazard 2: a measure with code %s and the swapped display "%s" is %s', (code, display, label) => {
    const measure = restriction({ code: { coding: [{ system: 'http://snomed.info/sct', code, display }] } })
    expect(dataOf(stepOf([measure]), 'involuntaryCareMeasure')).toMatchObject([{ label, code: { display: label } }])
  })

  test('hazard 3: in every kind of record a name of staff stands in a field for staff, and nowhere else', () => {
    const step = stepOf([
      { resourceType: 'Practitioner', id: 'gone', name: [{ text: 'F. Öz' }] },
      ...resourcesOfEveryKind({ client: 'c1', prose: 'Rustig.' }),
    ])
    const named = step.records.filter(({ data }) => JSON.stringify(data).includes('F. Öz'))
    expect(named.map(({ type }) => type.name).toSorted()).toEqual(
      ['alert', 'appointment', 'document', 'form', 'involuntaryCareMeasure', 'message', 'treatmentAgreement'].toSorted(),
    )
    for (const { type, data } of named) {
      const fields = type.staffNames.map((path) => path.split('.').filter((segment) => segment !== '*'))
      const without = JSON.stringify(data, (key, value: unknown) => (fields.some((path) => path.at(-1) === key) ? undefined : value))
      expect(without, type.name).not.toContain('Öz')
    }
  })

  test.each<[string, 'R4' | 'STU3', Json]>([
    [
      'zib2020',
      'R4',
      {
        extension: [
          {
            url: `${NICTIZ}/ext-FreedomRestrictingIntervention.LegallyCapable`,
            extension: [
              { url: 'legallyCapable', valueBoolean: false },
              { url: 'legallyCapableComment', valueString: 'geldzaken' },
            ],
          },
          { url: `${NICTIZ}/ext-FreedomRestrictingIntervention.Assent`, valueCodeableConcept: assent('4') },
        ],
      },
    ],
    [
      'zib2017 FreedomRestrictingMeasures',
      'STU3',
      {
        category: { coding: [{ system: 'http://snomed.info/sct', code: '225214000' }] },
        extension: [
          {
            url: `${NICTIZ}/zib-FreedomRestrictingMeasures-LegallyCapable`,
            extension: [
              { url: 'LegallyCapableIndicator', valueBoolean: false },
              { url: 'LegallyCapableComment', valueString: 'geldzaken' },
            ],
          },
          { url: `${NICTIZ}/zib-FreedomRestrictingMeasures-Permission`, valueCodeableConcept: assent('4') },
        ],
      },
    ],
    [
      'eOverdracht FreedomRestrictingIntervention',
      'STU3',
      {
        extension: [
          {
            url: `${NICTIZ}/zib-FreedomRestrictingIntervention-LegallyCapable`,
            extension: [
              { url: 'LegallyCapable', valueBoolean: false },
              { url: 'LegallyCapableComment', valueString: 'geldzaken' },
            ],
          },
          { url: `${NICTIZ}/zib-FreedomRestrictingIntervention-Assent`, valueCodeableConcept: assent('4') },
        ],
      },
    ],
  ])('hazard 4: a measure that restricts freedom says the same in the shape of %s', (_, version, shape) => {
    expect(dataOf(stepOf([restriction(shape)], { version }), 'involuntaryCareMeasure')).toMatchObject([
      {
        label: 'Fixatie van een arm of been',
        status: 'ended',
        period: { start: '2026-05-01', end: '2026-05-05' },
        capacity: { capable: false, comment: 'geldzaken' },
        positions: [{ by: 'representative', says: 'agrees' }],
      },
    ])
  })

  test('hazard 8: a measure without an end still runs', () => {
    const [measure] = dataOf(
      stepOf([restriction({ status: 'in-progress', performedPeriod: { start: '2026-05-01' } })]),
      'involuntaryCareMeasure',
    )
    expect(measure).toMatchObject({ status: 'active', period: { start: '2026-05-01' } })
    expect(measure).not.toHaveProperty('period.end')
  })

  test('hazard 8: an alert of which the code is absent says what the condition says that it is about', () => {
    const condition = {
      resourceType: 'Condition',
      id: 'k1',
      subject,
      code: {
        extension: [{ url: `${NICTIZ}/ext-Problem.FurtherSpecificationProblemName`, valueString: 'tweeling' }],
        coding: [{ display: 'zwangerschap' }],
      },
    }
    const flag = {
      resourceType: 'Flag',
      id: 'f1',
      subject,
      status: 'active',
      category: [{ coding: [{ system: 'http://loinc.org', code: '75323-6', display: 'condition' }] }],
      code: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'not-applicable', display: 'Not Applicable' }],
      },
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/flag-detail', valueReference: { reference: 'Condition/k1' } }],
    }
    const [alert] = dataOf(stepOf([condition, flag]), 'alert')
    expect(alert).toMatchObject({ label: 'zwangerschap (tweeling)', category: { display: 'Aandoening' } })
    expect(alert).not.toHaveProperty('code')
    const silent = stepOf([{ ...flag, extension: [] }])
    expect(reasonsOf(silent)).toEqual(['this alert does not say what it warns of'])
    expect(completeOf(silent)).not.toContain('alert')
  })

  test('hazard 9: a ProcedureRequest of STU3, which R4 does not have, is read and named, and a plan can refer to it', () => {
    const text = `<Bundle xmlns="http://hl7.org/fhir">${[
      '<Patient><id value="c1"/><name><text value="Anna"/></name></Patient>',
      '<ProcedureRequest><id value="pr"/><status value="active"/><code><text value="Wond verzorgen"/></code><subject><reference value="Patient/c1"/></subject></ProcedureRequest>',
      '<CarePlan><id value="p"/><subject><reference value="Patient/c1"/></subject><activity><reference><reference value="ProcedureRequest/pr"/></reference></activity></CarePlan>',
    ]
      .map((resource) => `<entry><resource>${resource}</resource></entry>`)
      .join('')}</Bundle>`
    const { step } = toClientStep(readBundle(text, { file: 'c1.xml', version: 'STU3' }), { sourceId: 'c1', file: 'c1.xml' })
    expect(dataOf(step, 'carePlan')).toMatchObject([{ activities: [{ description: 'Wond verzorgen' }] }])
    expect(reasonsOf(step)).toEqual(['not shown in a portal: Request for a treatment or an examination'])
  })

  test('what STU3 means by a name that R4 gives to something else is read from XML too', () => {
    const text = `<Bundle xmlns="http://hl7.org/fhir">${[
      '<Patient><id value="c1"/><name><text value="Anna"/></name></Patient>',
      '<Condition><id value="j"/><verificationStatus value="entered-in-error"/><category><coding><system value="http://snomed.info/sct"/><code value="303186005"/></coding></category><code><text value="IBS"/></code><subject><reference value="Patient/c1"/></subject></Condition>',
    ]
      .map((resource) => `<entry><resource>${resource}</resource></entry>`)
      .join('')}</Bundle>`
    const { step } = toClientStep(readBundle(text, { file: 'c1.xml', version: 'STU3' }), { sourceId: 'c1', file: 'c1.xml' })
    expect(dataOf(step, 'legalSituation')).toEqual([])
    expect(reasonsOf(step)).toEqual(['this Condition was withdrawn in the source as a mistake'])
  })
})

function assent(code: string): Json {
  return { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.6.1', code, display: 'Instemming' }] }
}
