import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Report } from '../care/report.ts'
import { defineDeskPart } from '../define/desk-part.ts'
import { definePlugin } from '../define/plugin.ts'
import type { ClientToRead, SyncStep } from '../define/source.ts'
import { defineWatch } from '../define/watch.ts'
import { createMemorySource, createTestPortal, type TestPortal } from '../testing/index.ts'
import { notes } from '../testing/notes.fixture.tsx'

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]

const words = { 'lees.title': 'Opnieuw lezen' }

/** The desk's way to it, with nothing around it. */
const rereading = definePlugin({
  id: 'lees',
  api: 1,
  messages: { nl: words, en: words },
  parts: () => [
    defineDeskPart({
      id: 'lees',
      title: 'lees.title',
      icon: 'search',
      rights: { read: {} },
      ports: ['syncs'],
      load: async () => ({}),
      view: () => 'lees',
      actions: {
        again: {
          right: 'read',
          input: z.strictObject({ client: z.string() }),
          run: async ({ desk }, { client }) => {
            await desk.syncs.syncClient(client)
            return {}
          },
        },
      },
    }),
  ],
})

describe.each(databases)('one client is read again, on $name', ({ options }) => {
  let portal: TestPortal
  const memory = createMemorySource([Report])
  const second = createMemorySource([Report], { name: 'tweede', leads: false })
  const read: string[] = []
  /** What a plugin that watches reports saw. */
  const watched: string[] = []
  const watch = defineWatch({
    reads: Report,
    findings: {},
    fields: {},
    look: (records) => {
      watched.push(...records.map(({ data }) => data.text))
      return { notices: [], findings: [] }
    },
  })

  const report = (id: string, text: string) => ({
    type: Report,
    id,
    data: { reportedAt: '2026-11-19T21:00:00+01:00', text },
    place: { file: 'reports.ndjson' },
  })
  const client = (number: string, text: string): SyncStep => ({
    client: { sourceId: `bron-${number}`, number, name: `Cliënt ${number}` },
    records: [report(`r${number}`, text)],
    complete: [Report],
  })
  const toRead = (number: string, text: string): ClientToRead => ({
    sourceId: `bron-${number}`,
    digest: 'the same',
    read: async () => {
      read.push(number)
      return client(number, text) as Awaited<ReturnType<ClientToRead['read']>>
    },
  })
  const texts = async () => {
    const rows = await portal.store.system().selectFrom('record').select(['source_id', 'data']).where('removed_at', 'is', null).execute()
    return Object.fromEntries(rows.map(({ source_id: id, data }) => [id, (data as { text?: string }).text]))
  }
  const clients = () => portal.store.system().selectFrom('client').select(['id', 'number', 'care_ended_on']).orderBy('number').execute()
  const runs = async () => (await portal.store.system().selectFrom('sync_run').select('id').execute()).length

  /** As the desk asks for it. */
  const readAgain = async (number: string) => {
    const id = (await clients()).find((candidate) => candidate.number === number)?.id ?? ''
    const staff = await portal.staff(['alles'])
    const answer = await staff.post('/beheer/lees/lees/again', { client: id })
    await portal.runJobs(0)
    return answer
  }

  beforeEach(async () => {
    read.length = 0
    memory.steps = [client('100', 'oud'), toRead('200', 'oud'), client('300', 'oud'), { completeSnapshot: true }]
    second.steps = []
    portal = await createTestPortal(
      {
        sources: [memory.source, second.source],
        plugins: [{ ...notes().plugin, watch }, rereading()],
        desk: { sets: { alles: { title: 'Alles', rights: ['lees.lees:read'] } } },
      },
      options,
    )
    await portal.sync()
    await portal.start()
    read.length = 0
    watched.length = 0
  })
  afterEach(() => portal.close())

  test('nobody else is touched, and nobody leaves care because they were not in it', async () => {
    memory.steps = [client('100', 'nieuw'), client('200', 'nieuw'), { completeSnapshot: true }]
    const before = await runs()
    expect((await readAgain('100')).status).toBe(303)
    expect(await texts()).toEqual({ r100: 'nieuw', r200: 'oud', r300: 'oud' })
    expect((await clients()).map(({ care_ended_on: ended }) => ended)).toEqual([null, null, null])
    expect(await runs()).toBe(before)
    const deeds = (await portal.entries()).filter(({ event }) => event.startsWith('sync.client'))
    expect(deeds.map(({ event, outcome, clientId }) => [event, outcome, clientId !== null])).toEqual([
      ['sync.client-asked', 'success', true],
      ['sync.client', 'success', true],
    ])
  })

  test('the client is read although the digest says that nothing changed, and nobody else is even opened', async () => {
    memory.steps = [toRead('100', 'nieuw'), toRead('200', 'nieuw'), { completeSnapshot: true }]
    await readAgain('200')
    expect(read).toEqual(['200'])
    expect(await texts()).toMatchObject({ r100: 'oud', r200: 'nieuw' })
  })

  test('who watches records looks at what came of it', async () => {
    memory.steps = [client('100', 'nieuw')]
    await readAgain('100')
    expect(watched.toSorted()).toEqual(['nieuw', 'oud', 'oud'])
  })

  test('another source finds the client by the number', async () => {
    second.steps = ['100', '300'].map((number) => ({
      client: { sourceId: `ander-${number}`, number, name: 'x' },
      records: [report(`tweede-${number}`, 'van de tweede')],
    }))
    await readAgain('300')
    expect(await texts()).toMatchObject({ 'tweede-300': 'van de tweede' })
    expect(await texts()).not.toHaveProperty('tweede-100')
  })

  test('a client who is not in the source keeps the copy, and the log says that it failed', async () => {
    memory.steps = [client('100', 'nieuw')]
    await readAgain('300')
    expect(await texts()).toMatchObject({ r300: 'oud' })
    expect((await portal.entries()).findLast(({ event }) => event === 'sync.client')).toMatchObject({ outcome: 'failure' })
  })

  test('while the source is being read, it waits and is done afterwards', async () => {
    memory.steps = [client('100', 'nieuw')]
    await portal.store.exclusively(`sync:${memory.source.id}`, async () => {
      await readAgain('100')
    })
    expect(await texts()).toMatchObject({ r100: 'oud' })
    expect(portal.problems.map((problem) => (problem as Error).name)).toEqual(['SourceBusy'])
    await portal.runJobs(60)
    expect(await texts()).toMatchObject({ r100: 'nieuw' })
  })
})
