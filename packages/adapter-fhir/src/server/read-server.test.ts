import { SourceRefused } from '@voordeur/core'
import { ParseConformance } from 'fhir/parseConformance.js'
import { describe, expect, test } from 'vitest'
import { completeOf, PATIENT, reasonsOf, type Json } from '../example-client.fixture.ts'
import { OFFERS, pageOf, send, startServer, type StandIn } from './fhir-server.fixture.ts'
import { listRecordTypes } from '../r4/to-records.ts'
import { planQuestions } from './plan-questions.ts'
import { clientsOf, pullServer, reportOf, type PullSettings } from './pull-server.fixture.ts'

const weightOf = (client: string, id: string): Json => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject: { reference: `Patient/${client}` },
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
  effectiveDateTime: '2026-11-20T10:00:00+01:00',
  valueQuantity: { value: 71, unit: 'kg' },
})
const BERT: Json = { ...PATIENT, id: 'b1', name: [{ text: 'Bert' }] }
const RESOURCES = [PATIENT, BERT, weightOf('c1', 'o1'), weightOf('b1', 'o2'), weightOf('b1', 'o3')]

async function pullFrom(
  standIn: Partial<StandIn>,
  { server: options, ...settings }: Partial<Omit<PullSettings, 'server'>> & { readonly server?: Partial<PullSettings['server']> } = {},
) {
  const server = await startServer({ resources: RESOURCES, ...standIn })
  return { ...(await pullServer({ ...settings, server: { url: server.url, ...options } })), server }
}

describe('a FHIR server', () => {
  test('is asked what it can do first, then who is in care, then for everything of each client', async () => {
    const pulled = await pullFrom({})
    expect(pulled.error).toBeUndefined()
    expect(clientsOf(pulled).map(({ client, records }) => [client.sourceId, records.map(({ id }) => id)])).toEqual([
      ['b1', ['b1/b1', 'b1/o2', 'b1/o3']],
      ['c1', ['c1/c1', 'c1/o1']],
    ])
    expect(pulled.steps.at(-1)).toEqual({ completeSnapshot: true })
    const asked = pulled.server.received.map(({ path, query }) => path + query)
    expect(asked.slice(0, 3)).toEqual(['/fhir/metadata', '/fhir/Patient?_count=200', '/fhir/Patient?_id=b1&_count=200'])
    expect(asked).toContain('/fhir/Goal?patient=c1&_count=200')
    expect(pulled.log).toEqual([`FHIR server ${pulled.server.url}/: 2 clients, 2 to be read`])
  })

  test('is asked for its clients by the search of the organisation', async () => {
    const { server } = await pullFrom({}, { server: { clients: 'Patient?organization=7' } })
    expect(server.received[1]?.query).toBe('?organization=7&_count=200')
  })

  test('says in a place where a resource is found, and no question with a client in it', async () => {
    const pulled = await pullFrom({ resources: [PATIENT, { ...weightOf('c1', 'o1'), effectiveDateTime: 'morgen' }] })
    expect(clientsOf(pulled)[0]?.rejected).toContainEqual({
      place: { file: `${pulled.server.url}/Observation/o1`, path: 'effective' },
      reason: expect.any(String),
      type: 'measurement',
    })
    expect(JSON.stringify(pulled.steps)).not.toContain('?')
  })

  test('names the types it does not offer, and what they would have become is not taken for removed', async () => {
    const { Goal: _goal, CarePlan: _plan, ...offers } = OFFERS
    const pulled = await pullFrom({ offers: { ...offers, CarePlan: ['status'] } })
    expect(reportOf(pulled)).toEqual([
      `${pulled.server.url}/metadata: not asked for: the server does not search CarePlan by client`,
      `${pulled.server.url}/metadata: not asked for: the server does not offer Goal`,
    ])
    const complete = completeOf(clientsOf(pulled)[0]!)
    expect(complete).toContain('measurement')
    expect(complete).not.toContain('goal')
    expect(complete).not.toContain('carePlan')
  })

  test('that lacks one of the types a kind of record is made of gives no whole list of that kind', async () => {
    const { Encounter: _, ...offers } = OFFERS
    const complete = completeOf(clientsOf(await pullFrom({ offers }))[0]!)
    expect([complete.includes('carePeriod'), complete.includes('goal')]).toEqual([false, true])
  })

  test('is not missed in what the organisation says its record system does not have', async () => {
    const { Encounter: _, ...offers } = OFFERS
    const pulled = await pullFrom({ offers }, { server: { without: ['Encounter', 'Flag'] } })
    expect(reportOf(pulled)).toEqual([])
    expect(completeOf(clientsOf(pulled)[0]!)).toContain('carePeriod')
    expect(completeOf(clientsOf(pulled)[0]!)).not.toContain('alert')
    expect(pulled.server.received.some(({ path }) => path === '/fhir/Flag')).toBe(false)
  })

  test('is asked for every type of resource of which a record is made', () => {
    const all = Object.entries(new ParseConformance(true).parsedStructureDefinitions).filter(([, { _kind }]) => _kind === 'resource')
    const made = all.map(([type]) => type).filter((type) => listRecordTypes(type).length > 0)
    const asked = planQuestions({ version: 'R4', types: new Map() })
    const known = new Set([...asked.questions, ...asked.notAsked].map(({ type }) => type))
    expect(made.length).toBeGreaterThan(15)
    // A questionnaire comes along with the forms that refer to it.
    expect(made.filter((type) => !known.has(type))).toEqual(['Questionnaire'])
  })

  test.each<[unknown, string]>([
    ['Questionnaire/q1', '/fhir/Questionnaire/q1'],
    ['Questionnaire/q1|2', '/fhir/Questionnaire/q1'],
    [{ reference: 'Questionnaire/q1' }, '/fhir/Questionnaire/q1'],
    ['https://zorg.example/vragen/val|2', '/fhir/Questionnaire'],
  ])('gives the kind of form along with the forms that name it %j', async (questionnaire, path) => {
    const url = typeof questionnaire === 'string' ? questionnaire.replace('|2', '') : undefined
    const kind = { resourceType: 'Questionnaire', id: 'q1', status: 'active', title: 'Valrisico', url }
    const other = { ...kind, id: 'q0', title: 'Eten', url: 'https://zorg.example/vragen/eten' }
    const forms = ['f1', 'f2'].map((id): Json => {
      return { resourceType: 'QuestionnaireResponse', id, status: 'completed', subject: { reference: 'Patient/c1' }, questionnaire }
    })
    const pulled = await pullFrom({ resources: [PATIENT, other, kind, ...forms] })
    const [step] = clientsOf(pulled)
    expect(step?.records.filter(({ type }) => type.name === 'formKind').map(({ id }) => id)).toEqual(['c1/q1'])
    expect(step?.records.find(({ id }) => id === 'c1/f1')?.data).toMatchObject({ title: 'Valrisico' })
    expect(completeOf(step!)).toContain('formKind')
    expect(pulled.server.received.filter((asked) => asked.path === path)).toHaveLength(1)
  })

  test('whose directory fails gives no whole list of what stands in it, and is read again', async () => {
    const form = {
      resourceType: 'QuestionnaireResponse',
      id: 'f',
      status: 'completed',
      subject: { reference: 'Patient/c1' },
      questionnaire: 'Questionnaire/q1',
    }
    const pulled = await pullFrom({
      resources: [PATIENT, form],
      answer: ({ url, response }) => url.pathname === '/fhir/Questionnaire/q1' && send(response, '', 500),
    })
    const complete = completeOf(clientsOf(pulled)[0]!)
    expect([complete.includes('formKind'), complete.includes('form')]).toEqual([false, true])
  })

  test('that does not search by _id is asked for each Patient by its address', async () => {
    const offers = { ...OFFERS, Patient: ['organization'] }
    const pulled = await pullFrom({ offers })
    expect(clientsOf(pulled).map(({ client }) => client.sourceId)).toEqual(['b1', 'c1'])
    expect(pulled.server.received.map(({ path }) => path)).toContain('/fhir/Patient/c1')
    expect(pulled.server.received.some(({ query }) => query.includes('_id='))).toBe(false)
  })

  test('that answers with another Patient than was asked for leaves that client on the last good copy', async () => {
    const offers = { ...OFFERS, Patient: ['organization'] }
    const pulled = await pullFrom({
      offers,
      answer: ({ url, response }) => url.pathname === '/fhir/Patient/b1' && send(response, { ...PATIENT, id: 'c1' }),
    })
    expect(clientsOf(pulled).map(({ client }) => client.sourceId)).toEqual(['c1'])
    expect(pulled.steps.at(-1)).toEqual({ completeSnapshot: true, unread: ['b1'] })
    expect(reportOf(pulled)[0]).toContain('the server answers with something else than what was asked for')
  })

  test('may search by subject where it does not know patient', async () => {
    const { server } = await pullFrom({ offers: { ...OFFERS, Observation: ['subject'], Coverage: ['beneficiary'] } })
    expect(server.received.map(({ query }) => query)).toEqual(expect.arrayContaining(['?subject=Patient%2Fc1&_count=200']))
    expect(server.received.find(({ path }) => path === '/fhir/Coverage')?.query).toBe('?beneficiary=Patient%2Fb1&_count=200')
  })

  test('of STU3 gets the questions of BgLZ 3.0', async () => {
    const { server, error } = await pullFrom({ fhirVersion: '3.0.1', offers: { ...OFFERS, Observation: ['code'] }, operations: ['lastn'] })
    expect(error).toBeUndefined()
    const asked = server.received.map(({ path, query }) => decodeURIComponent(path + query).replace('&_count=200', ''))
    for (const question of [
      'Patient?_id=c1&_include=Patient:general-practitioner',
      'Consent?patient=c1&category=http://snomed.info/sct|11291000146105',
      'Consent?patient=c1&category=http://snomed.info/sct|11341000146107',
      'Condition?patient=c1',
      'AllergyIntolerance?patient=c1',
      'Observation/$lastn?patient=c1&category=http://snomed.info/sct|275711006&_include=Observation:related-target&_include=Observation:specimen',
      'Procedure?patient=c1',
      'CarePlan?patient=c1&_include=CarePlan:activity-goal:Goal&_include=CarePlan:activity-outcomereference:Observation' +
        '&_include=CarePlan:activity-medicaldevice:DeviceUseStatement&_include:recurse=DeviceUseStatement:device:Device',
      'CareTeam?patient=c1&_include=CareTeam:participant',
    ]) {
      expect(asked).toContain(`/fhir/${question}`)
    }
  })

  test('that gives only the latest measurements gives no whole list of them', async () => {
    const pulled = await pullFrom({ fhirVersion: '3.0.2', offers: { ...OFFERS, Observation: ['code'] }, operations: ['lastn'] })
    const [bert] = clientsOf(pulled)
    expect(bert?.records.map(({ id }) => id)).toEqual(['b1/b1', 'b1/o2', 'b1/o3'])
    expect(completeOf(bert!)).not.toContain('measurement')
    expect(completeOf(bert!)).toContain('goal')
  })

  test('is asked once in a run for each member of staff that clients refer to', async () => {
    const role = {
      resourceType: 'PractitionerRole',
      id: 'pr1',
      practitioner: { reference: 'Practitioner/p1' },
      specialty: [{ text: 'Verpleegkundige' }],
    }
    const person = { resourceType: 'Practitioner', id: 'p1', name: [{ text: 'K. de Groot' }] }
    const team = (client: string): Json => ({
      resourceType: 'CareTeam',
      id: `t-${client}`,
      subject: { reference: `Patient/${client}` },
      participant: [
        { member: { reference: 'PractitionerRole/pr1' } },
        { member: { reference: 'Practitioner/gone', display: 'S. Bakker' } },
      ],
    })
    const pulled = await pullFrom({ resources: [...RESOURCES, role, person, team('c1'), team('b1')] })
    for (const { records } of clientsOf(pulled)) {
      expect(records.find(({ type }) => type.name === 'careTeam')?.data).toEqual({
        members: [
          { kind: 'staff', staff: { name: 'K. de Groot', role: 'Verpleegkundige' } },
          { kind: 'staff', staff: { name: 'S. Bakker' } },
        ],
      })
    }
    const read = pulled.server.received.map(({ path }) => path).filter((path) => path.includes('Practitioner'))
    expect(read).toEqual(['/fhir/PractitionerRole/pr1', '/fhir/Practitioner/gone', '/fhir/Practitioner/p1'])
    expect(clientsOf(pulled).flatMap((step) => reasonsOf(step))).toContain(
      'kept, but Practitioner/gone to which it refers is not there; its own words are used',
    )
  })

  test('is not followed to another server by a reference', async () => {
    const elsewhere = await startServer({ resources: [{ resourceType: 'Practitioner', id: 'p1', name: [{ text: 'Elders' }] }] })
    const weight = { ...weightOf('c1', 'o1'), performer: [{ reference: `${elsewhere.url}/Practitioner/p1`, display: 'De ander' }] }
    const ours = { resourceType: 'Practitioner', id: 'p1', name: [{ text: 'Een van ons' }] }
    const pulled = await pullFrom({ resources: [PATIENT, weight, ours] })
    expect(clientsOf(pulled)[0]?.records.at(-1)?.data).toMatchObject({ performer: { name: 'De ander' } })
    expect(elsewhere.received).toEqual([])
  })

  test.each(['Practitioner/..', `Practitioner/${'p'.repeat(65)}`, '//elders.example/fhir/Practitioner/p1', '../ander/Practitioner/p1'])(
    'is not asked for the reference %j, nor for one of ours that looks like it',
    async (reference) => {
      const weight = { ...weightOf('c1', 'o1'), performer: [{ reference, display: 'De ander' }] }
      const ours = { resourceType: 'Practitioner', id: 'p1', name: [{ text: 'Een van ons' }] }
      const { server } = await pullFrom({ resources: [PATIENT, weight, ours] })
      expect(server.received.filter(({ path }) => path.includes('Practitioner'))).toEqual([])
      expect(server.received.filter(({ path }) => path === '/fhir/')).toEqual([])
    },
  )
})

describe('whose record it is', () => {
  test('what a server answers about another client is shown to nobody', async () => {
    const pulled = await pullFrom({
      answer: ({ url, response }) =>
        url.pathname === '/fhir/Observation' && send(response, pageOf([weightOf('b1', 'o2'), weightOf('c1', 'o1')])),
    })
    expect(clientsOf(pulled).map(({ records }) => records.map(({ id }) => id))).toEqual([
      ['b1/b1', 'b1/o2'],
      ['c1/c1', 'c1/o1'],
    ])
    expect(clientsOf(pulled).map((step) => completeOf(step).includes('measurement'))).toEqual([false, false])
  })

  test('an answer of which the server itself says that it did not search by client is not used', async () => {
    const orphan = { ...weightOf('c1', 'o9'), subject: undefined }
    const pulled = await pullFrom({
      answer: ({ url, response }) =>
        url.pathname === '/fhir/Observation' && send(response, pageOf([orphan], { self: `${url.origin}/fhir/Observation?_count=200` })),
    })
    expect(clientsOf(pulled).map(({ records }) => records.length)).toEqual([1, 1])
    expect(reportOf(pulled)).toContain(`${pulled.server.url}/Observation: the server did not search by client, so its answer is not used`)
  })

  test.each(['1,2', 'a b', '..', 'x'.repeat(65), 'a/b', 'a|b'])('a client with the id %j is named and not asked for', async (id) => {
    const pulled = await pullFrom({ resources: [PATIENT, { ...BERT, id }] })
    expect(clientsOf(pulled).map(({ client }) => client.sourceId)).toEqual(['c1'])
    expect(reportOf(pulled).filter((line) => line.includes('has no id, or one that FHIR does not allow'))).toHaveLength(1)
    expect(pulled.server.received.filter(({ query }) => query.includes('_id=')).map(({ query }) => query)).toEqual(['?_id=c1&_count=200'])
  })

  test('a client whose id is a BSN is refused, and the BSN is not repeated', async () => {
    const identifier = [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999911120' }]
    const pulled = await pullFrom({ resources: [PATIENT, { ...BERT, id: '999911120', identifier }] })
    expect(clientsOf(pulled)).toHaveLength(1)
    expect(JSON.stringify([pulled.steps, pulled.log])).not.toContain('999911120')
  })

  test('one resource that answers two questions is one record; two that differ are named', async () => {
    const answer: Required<StandIn>['answer'] = ({ url, response }) =>
      url.pathname === '/fhir/CarePlan' && send(response, pageOf([weightOf('c1', 'o1'), { ...weightOf('c1', 'o2'), valueInteger: 9 }]))
    const pulled = await pullFrom({ resources: [PATIENT, weightOf('c1', 'o1'), weightOf('c1', 'o2')], answer })
    const [step] = clientsOf(pulled)
    expect(step?.records.map(({ id }) => id)).toEqual(['c1/c1', 'c1/o1', 'c1/o2'])
    expect(reasonsOf(step!)).toEqual(['a second Observation with the same id'])
    expect(completeOf(step!)).not.toContain('measurement')
  })
})

describe('a server that can not be read is refused, with a sentence', () => {
  const statement =
    (extra: Json): Required<StandIn>['answer'] =>
    ({ url, response }) =>
      url.pathname === '/fhir/metadata' && send(response, { resourceType: 'CapabilityStatement', rest: [], ...extra })

  test.each<[string, Partial<StandIn>, string]>([
    ['R5', { fhirVersion: '5.0.0' }, 'the server speaks FHIR 5.0.0; read are STU3 (3.0) and R4 (4.0)'],
    ['R4B', { fhirVersion: '4.3.0' }, 'speaks FHIR 4.3.0'],
    ['a version that is text', { answer: statement({ fhirVersion: 'four <b>' }) }, 'of a version it does not say'],
    ['no version', { answer: statement({}) }, 'of a version it does not say'],
    ['DSTU2', { answer: statement({ resourceType: 'Conformance' }) }, 'shows no CapabilityStatement'],
    ['no client', { resources: [] }, 'names no client'],
  ])('%s', async (_, standIn, words) => {
    const { error, steps } = await pullFrom(standIn)
    expect(error).toBeInstanceOf(SourceRefused)
    expect(String(error)).toContain(words)
    expect(steps).toEqual([])
  })

  test.each<['STU3' | 'R4', string]>([
    ['R4', '3.0.2'],
    ['STU3', '4.0.1'],
  ])('the settings say %s and the server %s', async (version, fhirVersion) => {
    const { error } = await pullFrom({ fhirVersion }, { version })
    expect(String(error)).toContain(`while the settings say ${version}`)
    expect(error).toMatchObject({ place: { file: expect.stringMatching(/\/fhir\/metadata$/) } })
  })

  test('the list of clients is half', async () => {
    const { error, steps } = await pullFrom(
      {
        answer: ({ url, response }) =>
          url.search.includes('_offset=1') &&
          send(response, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'timeout' }] }, 500),
        resources: RESOURCES,
      },
      { server: { pageSize: 1 } },
    )
    expect(String(error)).toContain('the server answers with status 500: timeout')
    expect(steps).toEqual([])
  })
})
