import type { SyncStep } from '@voordeur/core'
import { describe, expect, test } from 'vitest'
import { bundle, exportWith, lines, pull, rowsOf } from './example-export.fixture.ts'

type ClientStep = Extract<SyncStep, { client: unknown }>

const SNOMED = 'http://snomed.info/sct'
const ASSENT = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.6.1'
const EXTENSION = 'http://nictiz.nl/fhir/StructureDefinition/ext-FreedomRestrictingIntervention'
const { measures: MEASURE, applications: APPLICATION } = rowsOf('10437')
const LEAST = { id: 'w1', client: '10437', label: 'Bedhekken in de nacht', status: 'active' }
const PROCEDURE = {
  resourceType: 'Procedure',
  id: 'w1',
  status: 'in-progress',
  subject: { reference: 'Patient/10437' },
  category: [{ coding: [{ system: SNOMED, code: '225317005' }] }],
  code: { coding: [{ system: SNOMED, code: '123921000146104' }] },
  performedPeriod: { start: '2026-09-01', end: '2026-12-31' },
  extension: [{ url: `${EXTENSION}.Assent`, valueCodeableConcept: { coding: [{ system: ASSENT, code: '2' }] } }],
  note: [{ text: 'Uit het zorgplan.' }],
}

async function read({ measures = [], applications = [], resources = [] }: Readonly<Record<string, readonly (object | string)[]>>) {
  const { steps, error } = await pull(
    await exportWith({
      'clients/10437.json': bundle('10437', ...resources.map((resource) => Object(resource) as object)),
      'measures.ndjson': lines(...measures),
      'applications.ndjson': lines(...applications),
    }),
  )
  expect(error).toBeUndefined()
  const step = steps.find((given): given is ClientStep => 'client' in given)
  const ofType = (name: string) => (step?.records ?? []).filter(({ type }) => type.name === name)
  const complete = (step?.complete ?? []).map(({ name }) => name).filter((name) => name.startsWith('involuntaryCare'))
  const rejected = steps.flatMap((given) => ('rejected' in given ? (given.rejected ?? []) : []))
  return { measures: ofType('involuntaryCareMeasure'), applications: ofType('involuntaryCareApplication'), complete, rejected }
}

const BOTH = ['involuntaryCareMeasure', 'involuntaryCareApplication']

describe('a row of measures', () => {
  test('becomes a measure with everything that it says, and its applications name it', async () => {
    const { measures, applications, complete, rejected } = await read({ measures: [MEASURE], applications: [APPLICATION] })
    expect(rejected).toEqual([])
    const { id: _, client: __, code, start, recordedAt: ___, ...same } = MEASURE
    expect(measures).toMatchObject([{ id: '10437/w1', recordedAt: '2026-10-01T09:00:00+02:00' }])
    expect(measures[0]?.data).toEqual({
      ...same,
      sourceId: '10437/w1',
      code: { system: SNOMED, code, display: 'Hele bedhekken' },
      category: 'b',
      period: { start },
      positions: [MEASURE.positions[0], { ...MEASURE.positions[1], at: '2026-09-28T10:00:00+02:00' }],
      emergency: {
        ...MEASURE.emergency,
        decidedAt: '2026-09-25T23:00:00+02:00',
        writtenAt: '2026-09-26T08:00:00+02:00',
        clientToldAt: '2026-09-25T23:00:00+02:00',
        officerToldAt: '2026-09-26T09:00:00+02:00',
      },
    })
    expect(applications.map(({ id, data }) => [id, data])).toEqual([
      [
        '10437/t1',
        {
          measure: '10437/w1',
          startedAt: '2026-11-02T22:00:00+01:00',
          endedAt: '2026-11-03T07:00:00+01:00',
          minutes: 540,
          reason: 'Onrustig in bed.',
          toldAt: '2026-11-03T09:00:00+01:00',
          notToldReason: 'Niet van toepassing.',
        },
      ],
    ])
    expect(complete.toSorted()).toEqual(BOTH.toSorted())
  })

  test('says its own letter before that of its code, and has none when neither says so', async () => {
    const { measures } = await read({
      measures: [
        { ...LEAST, code: '123921000146104', category: 'd' },
        { ...LEAST, id: 'w2', code: '1', label: 'Iets anders' },
      ],
    })
    expect(measures.map(({ data }) => data)).toMatchObject([
      { category: 'd' },
      { code: { system: SNOMED, code: '1', display: 'Iets anders' }, label: 'Iets anders' },
    ])
    expect(measures[1]?.data).not.toMatchObject({ category: expect.anything() as unknown })
  })

  test.each(['concept', 'entered-in-error'])(
    'that is %s makes no record, and its applications wait: nothing of it is missing',
    async (status) => {
      const { measures, applications, complete, rejected } = await read({
        measures: [
          { ...MEASURE, status },
          { ...MEASURE, id: 'w2' },
        ],
        applications: [APPLICATION, { ...APPLICATION, id: 't2', measure: 'w2' }],
      })
      expect(measures.map(({ id }) => id)).toEqual(['10437/w2'])
      expect(applications.map(({ id }) => id)).toEqual(['10437/t2'])
      expect(complete.toSorted()).toEqual(BOTH.toSorted())
      expect(rejected.map(({ place, type }) => [place, type])).toEqual([
        [{ file: 'measures.ndjson', line: 1 }, 'withdrawn'],
        [{ file: 'applications.ndjson', line: 1 }, 'withdrawn'],
      ])
    },
  )
})

describe('a row and a Procedure with one id', () => {
  test('are one measure: what the row fills goes first, and the rest is that of the Procedure', async () => {
    const row = { ...LEAST, start: '2026-10-01', positions: [{ by: 'client', says: 'resists', at: '2026-10-02' }], seriousHarm: 'Valt.' }
    const { measures, rejected } = await read({ measures: [row], resources: [PROCEDURE] })
    expect(rejected).toEqual([])
    expect(measures).toMatchObject([{ id: '10437/w1', place: { file: 'measures.ndjson', line: 1 } }])
    expect(measures[0]?.data).toEqual({
      sourceId: '10437/w1',
      code: { system: SNOMED, code: '123921000146104', display: 'Bedhekken in de nacht' },
      label: 'Bedhekken in de nacht',
      category: 'b',
      status: 'active',
      period: { start: '2026-10-01', end: '2026-12-31' },
      reasons: [],
      seriousHarm: 'Valt.',
      alternatives: [],
      problems: [],
      positions: [{ by: 'client', says: 'resists', at: '2026-10-02' }],
      appliers: [],
      steps: [],
      evaluatedOn: [],
      notes: ['Uit het zorgplan.'],
    })
  })

  test('show nothing when the row is a concept, whatever the Procedure says', async () => {
    const { measures, complete, rejected } = await read({ measures: [{ ...LEAST, status: 'concept' }], resources: [PROCEDURE] })
    expect(measures).toEqual([])
    expect(complete).toContain('involuntaryCareMeasure')
    expect(rejected.map(({ type }) => type)).toEqual(['withdrawn', 'withdrawn'])
  })

  test('keep the last good copy when the row can not be read, and its applications are still shown', async () => {
    const { measures, applications, complete, rejected } = await read({
      measures: [{ ...LEAST, status: 'bijna' }],
      applications: [APPLICATION],
      resources: [PROCEDURE],
    })
    expect(measures).toEqual([])
    expect(applications).toHaveLength(1)
    expect(complete).toEqual(['involuntaryCareApplication'])
    expect(rejected.map(({ type }) => type)).toEqual(['involuntaryCareMeasure', 'involuntaryCareMeasure'])
  })

  test('with different ids are two measures', async () => {
    const { measures } = await read({ measures: [MEASURE], resources: [{ ...PROCEDURE, id: 'w9' }] })
    expect(measures.map(({ id }) => id).toSorted()).toEqual(['10437/w1', '10437/w9'])
  })
})

test('an application of a measure that is only in the bundle is shown; one of a measure that is nowhere is named, and no application is taken for removed', async () => {
  const of = (id: string, measure: string) => ({ ...APPLICATION, id, measure })
  const { applications, complete, rejected } = await read({ applications: [of('t1', 'w1'), of('t2', 'w7')], resources: [PROCEDURE] })
  expect(applications.map(({ id }) => id)).toEqual(['10437/t1'])
  expect(complete).toEqual(['involuntaryCareMeasure'])
  expect(rejected).toMatchObject([{ place: { file: 'applications.ndjson', line: 2 }, type: 'involuntaryCareApplication' }])
})

test('an application that was a mistake goes', async () => {
  const { applications, complete } = await read({ measures: [MEASURE], applications: [{ ...APPLICATION, status: 'entered-in-error' }] })
  expect(applications).toEqual([])
  expect(complete).toContain('involuntaryCareApplication')
})
