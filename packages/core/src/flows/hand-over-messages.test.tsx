import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Report } from '../care/index.ts'
import { DeliveryError } from '../define/delivery-error.ts'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import { listClientTables } from '../store/client-tables.ts'
import { createMemorySource, createTestPortal, type MemorySource, type TestBrowser, type TestPortal } from '../testing/index.ts'

const WRITE = 'post.box:read'

const box = definePart({
  id: 'box',
  title: 'box.title',
  icon: 'mail',
  scope: 'client',
  rights: { read: {} },
  query: z.strictObject({ id: z.string().optional(), sent: z.string().optional() }),
  load: async ({ followSent, query }) => [...(await followSent(query['id'] === undefined ? [] : [query['id']])).values()],
  view: () => null,
  actions: {
    write: {
      right: 'read',
      input: z.strictObject({ key: z.uuid(), text: z.string(), ends: z.string().optional() }),
      run: async ({ send, now, viewer }, { key, text, ends }) => {
        const sender = { name: viewer.account.name }
        const handed = send({ id: key, thread: 'draad', topic: 'Het plan', text, sender, sentAt: now.toISOString() })
        if (ends === 'fails') throw new Error('the action fails')
        if (ends === 'problems') return { problems: [{ field: 'text', message: 'box.title' }] }
        return { query: { sent: String(handed) } }
      },
    },
  },
})
const words = { 'box.title': 'Post' }
const post = definePlugin({ id: 'post', api: 1, messages: { nl: words, en: words }, parts: () => [box] })

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]

describe.each(databases)('a message to the care record, on $name', ({ options }) => {
  let memory: MemorySource
  let portal: TestPortal
  let writer: TestBrowser & { readonly clientId: string }

  beforeEach(async () => {
    await open(createMemorySource([Report], { takesMessages: true }))
  })
  afterEach(() => portal.close())

  async function open(source: MemorySource): Promise<void> {
    memory = source
    memory.steps = [{ client: { sourceId: 'bron-100', number: '100', name: 'Mevrouw Een' }, records: [], complete: [Report] }]
    portal = await createTestPortal({ plugins: [post()], sources: [memory.source] }, options)
    await portal.sync()
    writer = await portal.viewer({ clientNumber: '100', name: 'Anna', basis: 'family', rights: [WRITE] })
    await portal.start()
  }
  const path = () => `/client/${writer.clientId}/post/box`
  const write = (fields: Record<string, string> = {}) => {
    const key = crypto.randomUUID()
    return writer
      .post(`${path()}/write`, { key, text: 'Kan de fysio mee?', ...fields })
      .then((answer) => ({ key: fields['key'] ?? key, answer }))
  }
  /** Hours in which nobody looked, and then a round of jobs. */
  const pass = async (time: string) => {
    await portal.runJobs(60)
    portal.clock.advance(time)
    await portal.runJobs(60)
  }
  const rows = () => portal.store.system().selectFrom('source_message').selectAll().execute()
  const stateOf = async (id: string) => (await writer.json(`${path()}?id=${id}`)).json()

  test('reaches the source with whom it is about, and then nothing of its text stays', async () => {
    const { key, answer } = await write()
    expect(answer.headers.get('location')).toContain('sent=true')
    await portal.runJobs(60)
    expect([...memory.taken.values()]).toMatchObject([
      { client: { sourceId: 'bron-100', number: '100' }, message: { id: key, text: 'Kan de fysio mee?', sender: { name: 'Anna' } } },
    ])
    expect(await rows()).toMatchObject([{ id: key, state: 'sent', message: '' }])
    expect(await stateOf(key)).toMatchObject({ data: ['sent'] })
    expect((await portal.entries()).filter(({ event }) => event === 'source.message')).toMatchObject([
      { outcome: 'success', clientId: writer.clientId },
    ])
  })

  test('waits unreadable', async () => {
    memory.refusal = new DeliveryError('UNREACHABLE')
    await write()
    await portal.runJobs(60)
    const [row] = await rows()
    expect(row).toMatchObject({ state: 'waiting', last_error: 'UNREACHABLE' })
    expect(Buffer.from(row?.message ?? '', 'base64url').toString('latin1')).not.toContain('fysio')
    expect(row?.message).not.toContain('fysio')
  })

  test('that is sent twice is one, and one of an action that failed or had problems is none', async () => {
    const { key } = await write()
    await write({ key })
    await write({ ends: 'fails' })
    await write({ ends: 'problems' })
    await portal.runJobs(60)
    expect([...memory.taken.keys()]).toEqual([key])
    expect(await rows()).toHaveLength(1)
  })

  test('is tried for a day, arrives when the source is back within it, and once', async () => {
    memory.refusal = new Error('the record is away')
    const { key } = await write()
    await pass('23h')
    expect(await rows()).toMatchObject([{ state: 'waiting' }])
    memory.refusal = undefined
    await pass('30m')
    expect([...memory.taken.keys()]).toEqual([key])
    expect(await rows()).toMatchObject([{ state: 'sent' }])
  })

  test('that no try brought over in a day is stuck, and its sender is told', async () => {
    memory.refusal = new Error('the record is away')
    const { key } = await write()
    await pass('24h')
    await pass('1m')
    expect(await rows()).toMatchObject([{ state: 'stuck', last_error: 'UNCERTAIN' }])
    expect(await stateOf(key)).toMatchObject({ data: ['stuck'] })
    expect((await writer.get('/mijn/core/notices')).text).toContain('kon niet worden bezorgd')
  })

  test('that the source refuses is stuck at once', async () => {
    memory.refusal = new DeliveryError('REFUSED', 422)
    await write()
    await portal.runJobs(60)
    expect(await rows()).toMatchObject([{ state: 'stuck', last_error: 'REFUSED 422' }])
  })

  test('is followed by nobody on the page of another client', async () => {
    memory.steps = [
      ...memory.steps,
      { client: { sourceId: 'bron-200', number: '200', name: 'De heer Twee' }, records: [], complete: [Report] },
    ]
    await portal.sync()
    const { key } = await write()
    const other = await portal.viewer({ clientNumber: '200', basis: 'family', rights: [WRITE] })
    expect((await other.json(`/client/${other.clientId}/post/box?id=${key}`)).json()).toMatchObject({ data: [] })
  })

  test('is refused where no source takes messages', async () => {
    await portal.close()
    await open(createMemorySource([Report]))
    const { answer } = await write()
    expect(answer.headers.get('location')).toContain('sent=false')
    expect(await rows()).toEqual([])
  })

  test('goes with its client when the portal’s copy is erased', async () => {
    expect(await listClientTables(portal.store.system(), portal.store.schema)).toContain('source_message')
  })
})
