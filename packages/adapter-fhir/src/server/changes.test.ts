import { describe, expect, test } from 'vitest'
import { completeOf, observation, PATIENT, type Json } from '../example-client.fixture.ts'
import { OFFERS, send, startServer, type StandIn } from './fhir-server.fixture.ts'
import { clientsOf, pullServer, type Pulled } from './pull-server.fixture.ts'
import { createServerMemory } from './server-memory.ts'

const CLIENTS = ['a', 'b', 'c'].map((id): Json => ({ ...PATIENT, id }))
const changedAt = (client: string, lastUpdated: string): Json =>
  observation({ id: `o-${client}`, meta: { lastUpdated }, subject: { reference: `Patient/${client}` }, valueInteger: 1 })

const MORNING = '2026-11-26T08:00:00.000Z'
const at = (time: string): Date => new Date(time)
const namesOf = (pulled: Pulled): readonly string[] => clientsOf(pulled).map(({ client }) => client.sourceId)
const MEASURED_NOON = changedAt('b', '2026-11-26T11:00:00Z')

/** A server, and the runs of one process that reads it. */
async function open(standIn: Partial<StandIn> = {}) {
  const server = await startServer({ resources: [...CLIENTS, MEASURED_NOON], ...standIn })
  const memory = createServerMemory()
  const pull = (now: string, since?: string) =>
    pullServer({ server: { url: server.url, tries: 1 }, memory, now: at(now), ...(since !== undefined && { since }) })
  return { server, pull }
}

describe('between two whole readings', () => {
  test('only clients about whom something changed are read, each of them whole', async () => {
    const { pull, server } = await open()
    expect(namesOf(await pull(MORNING))).toEqual(['a', 'b', 'c'])
    const noon = await pull('2026-11-26T12:00:00Z', MORNING)
    expect(namesOf(noon)).toEqual(['b'])
    expect(completeOf(clientsOf(noon)[0]!)).toContain('measurement')
    // The others are still in care.
    expect(noon.steps.at(-1)).toEqual({ completeSnapshot: true, unread: ['a', 'c'] })
    expect(noon.log).toEqual([`FHIR server ${server.url}/: 3 clients, 1 to be read`])
    // Ten minutes are read twice, because clocks differ.
    expect(server.received.map(({ query }) => query)).toContain('?_lastUpdated=ge2026-11-26T07%3A50%3A00.000Z&_count=200')
  })

  test('a client who has left the list leaves care', async () => {
    const resources = [...CLIENTS]
    const { pull } = await open({ resources })
    await pull(MORNING)
    resources.pop()
    expect((await pull('2026-11-26T12:00:00Z', MORNING)).steps.at(-1)).toEqual({ completeSnapshot: true, unread: ['a', 'b'] })
  })

  test.each([
    ['once a day, because what was removed shows in no search', '2026-11-27T08:00:00Z', MORNING],
    ['when the last whole reading was by a clock that was ahead', '2026-11-26T07:00:00Z', '2026-11-25T08:00:00Z'],
    ['as long as the portal did not keep the last whole reading', '2026-11-26T12:00:00Z', undefined],
  ])('all are read %s', async (_, now, since) => {
    const { pull } = await open()
    await pull(MORNING)
    expect(namesOf(await pull(now, since))).toEqual(['a', 'b', 'c'])
  })

  test('all are read by a process that remembers no whole reading', async () => {
    const { pull } = await open()
    expect(namesOf(await pull('2026-11-26T12:00:00Z', MORNING))).toEqual(['a', 'b', 'c'])
  })

  test('all are read where a whole reading was followed by no run that was kept', async () => {
    const { pull } = await open()
    await pull('2026-11-26T08:00:00Z', '2026-11-25T08:00:00Z')
    expect(namesOf(await pull('2026-11-26T12:00:00Z', '2026-11-25T08:00:00Z'))).toEqual(['a', 'b', 'c'])
  })

  test.each([
    ['one type', { ...OFFERS, Goal: ['patient'] }],
    ['the Patient', { ...OFFERS, Patient: ['_id'] }],
  ])('all are read where the server can not say what changed of %s, and it is not asked', async (_, offers) => {
    const { pull, server } = await open({ offers })
    await pull(MORNING)
    expect(namesOf(await pull('2026-11-26T12:00:00Z', MORNING))).toEqual(['a', 'b', 'c'])
    expect(server.received.some(({ query }) => query.includes('_lastUpdated'))).toBe(false)
  })

  test('an appointment is about whoever takes part in it', async () => {
    const appointment: Json = {
      resourceType: 'Appointment',
      id: 'a1',
      status: 'booked',
      meta: { lastUpdated: '2026-11-26T11:00:00Z' },
      participant: [{ actor: { reference: 'Practitioner/p1' } }, { actor: { reference: 'Patient/c' } }],
    }
    const { pull } = await open({ resources: [...CLIENTS, appointment] })
    await pull(MORNING)
    expect(namesOf(await pull('2026-11-26T12:00:00Z', MORNING))).toEqual(['c'])
  })

  test('all are read when something changed that does not say whose it is', async () => {
    const orphan = { ...changedAt('b', '2026-11-26T11:00:00Z'), subject: undefined }
    const { pull } = await open({ resources: [...CLIENTS, orphan] })
    await pull(MORNING)
    expect(namesOf(await pull('2026-11-26T12:00:00Z', MORNING))).toEqual(['a', 'b', 'c'])
  })

  test.each([
    ['not at all', 'Patient'],
    ['in part', 'Goal'],
  ])('a client who could be read %s is read again, changed or not, until it works', async (_, type) => {
    let broken = true
    const { pull } = await open({
      answer: ({ url, response }) => broken && url.pathname === `/fhir/${type}` && url.search.includes('=c&') && send(response, '', 500),
    })
    await pull(MORNING)
    const noon = '2026-11-26T12:00:00.000Z'
    await pull(noon, MORNING)
    broken = false
    expect(namesOf(await pull('2026-11-26T16:00:00Z', noon))).toEqual(['c'])
    expect(namesOf(await pull('2026-11-26T17:00:00Z', '2026-11-26T16:00:00.000Z'))).toEqual([])
  })
})
