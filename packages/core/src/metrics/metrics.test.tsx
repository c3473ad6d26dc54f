import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import { createTestPortal, type TestPortal } from '../testing/create-test-portal.ts'
import { createMemorySource, type MemorySource } from '../testing/memory-source.ts'
import { createMetrics } from './metrics.ts'

const CANARY = 'Wilhelmina Kanarie'

let fails = false
const board = definePart({
  id: 'board',
  title: 'board.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {}, post: { title: 'board.post' } },
  reads: [],
  load: async () => {
    if (fails) throw new Error(CANARY)
    return ''
  },
  view: () => <p>bord</p>,
  actions: { post: { right: 'post', input: z.strictObject({ text: z.string() }), run: async () => undefined } },
})
const words = { 'board.title': 'Bord', 'board.post': 'Plaatsen' }
const plugin = definePlugin({ id: 'proef', api: 1, messages: { nl: words, en: words }, parts: () => [board] })

/** The value of the one line that starts with this name and has all of these labels. */
function read(text: string, name: string, ...labels: readonly string[]): number | undefined {
  const line = text.split('\n').find((each) => each.startsWith(name) && labels.every((label) => each.includes(label)))
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ')))
}

describe('the metrics of a portal', () => {
  let portal: TestPortal
  let memory: MemorySource
  beforeAll(() => {
    memory = createMemorySource([])
  })
  beforeEach(async () => {
    memory.failure = undefined
    fails = false
    memory.steps = [{ client: { sourceId: 'a', number: '100', name: CANARY }, records: [], complete: [] }, { completeSnapshot: true }]
    portal = await createTestPortal({ plugins: [plugin()], sources: [memory.source] })
    await portal.sync()
    return () => portal.close()
  })

  test('count requests by the pattern of their route and the class of their status, and how long they took', async () => {
    const viewer = await portal.viewer({ clientNumber: '100' })
    await viewer.get(`/client/${viewer.clientId}/proef/board`)
    fails = true
    await viewer.get(`/client/${viewer.clientId}/proef/board`)
    await portal.visitor().post(`/client/${viewer.clientId}/proef/board/post`, { text: CANARY })
    const text = await portal.metrics()
    const count = 'voordeur_request_duration_seconds_count'
    expect(read(text, count, 'method="GET"', 'route="/client/:client/:plugin/:part"', 'status="2xx"')).toBe(1)
    expect(read(text, count, 'method="GET"', 'route="/client/:client/:plugin/:part"', 'status="5xx"')).toBe(1)
    expect(read(text, count, 'method="POST"', 'route="/client/:client/:plugin/:part/:action"', 'status="3xx"')).toBe(1)
    expect(read(text, 'voordeur_request_duration_seconds_bucket', 'le="10"', 'status="2xx"', ':plugin/:part"')).toBe(1)
  })

  test('count parts by what came of them', async () => {
    const viewer = await portal.viewer({ clientNumber: '100' })
    const path = `/client/${viewer.clientId}/proef/board`
    await viewer.get(path)
    await viewer.get(path)
    fails = true
    await viewer.get(path)
    fails = false
    await viewer.post(`${path}/post`, { text: 'Dag' })
    await viewer.get('/mijn/core/notices')
    const text = await portal.metrics()
    const parts = (part: string, event: string, outcome: string) =>
      read(text, 'voordeur_part_total', `part="${part}"`, `event="${event}"`, `outcome="${outcome}"`)
    expect([parts('proef.board', 'part.read', 'success'), parts('proef.board', 'part.read', 'failure')]).toEqual([2, 1])
    expect([parts('proef.board', 'part.action', 'success'), parts('core.notices', 'part.read', 'success')]).toEqual([1, 1])
  })

  test('say how syncs went, when the last whole one began, and what was rejected', async () => {
    const began = portal.clock.now().getTime() / 1000
    portal.clock.advance('1h')
    memory.failure = new Error(CANARY)
    await portal.sync()
    const text = await portal.metrics()
    const source = `source="${memory.source.id}"`
    expect(read(text, 'voordeur_sync_total', source, 'outcome="done"')).toBe(1)
    expect(read(text, 'voordeur_sync_total', source, 'outcome="failed"')).toBe(1)
    expect(read(text, 'voordeur_sync_last_good_timestamp_seconds', source)).toBe(began)
    expect(read(text, 'voordeur_sync_last_rejected', source)).toBe(0)
  })

  test('say what waits in the outbox and to be sealed, and for how long', async () => {
    const viewer = await portal.viewer({ clientNumber: '100' })
    await viewer.get(`/client/${viewer.clientId}/proef/board`)
    const at = portal.clock.now()
    const message = {
      kind: 'mail' as const,
      recipient: 'kanarie@voorbeeld.nl',
      subject: CANARY,
      body: 'x',
      sent_at: null,
      last_error: null,
      attempts: 0,
    }
    const rest = { next_attempt_at: at, expires_at: null, reference: null, delivery: null, delivery_code: null, created_at: at }
    for (const state of ['waiting', 'stuck'] as const)
      await portal.store
        .system()
        .insertInto('outbox')
        .values({ id: crypto.randomUUID(), ...message, ...rest, state })
        .execute()
    portal.clock.advance('5m')
    const text = await portal.metrics()
    expect([read(text, 'voordeur_outbox_waiting'), read(text, 'voordeur_outbox_oldest_seconds')]).toEqual([1, 300])
    expect(read(text, 'voordeur_outbox_stuck')).toBe(1)
    expect(read(text, 'voordeur_audit_unsealed ')).toBeGreaterThan(1)
    expect(read(text, 'voordeur_audit_unsealed_oldest_seconds')).toBe(300)
    await portal.start()
    await portal.runJobs(120)
    expect(read(await portal.metrics(), 'voordeur_job_total', 'job="audit.seal"', 'outcome="done"')).toBeGreaterThan(0)
  })

  test('say how the process is, its version, and that the database answers', async () => {
    const text = await portal.metrics()
    expect(read(text, 'voordeur_build_info', 'version="', `node="${process.versions.node}"`)).toBe(1)
    expect(read(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0)
    expect(read(text, 'nodejs_heap_size_used_bytes')).toBeGreaterThan(0)
    expect([read(text, 'voordeur_database_up'), read(text, 'voordeur_live_streams')]).toEqual([1, 0])
  })

  test('are of one portal, and not of another one in the same process', async () => {
    const other = await createTestPortal({ plugins: [plugin()] })
    await portal.visitor().get('/nergens')
    const route = 'route="(none)"'
    const count = async (one: TestPortal) => read(await one.metrics(), 'voordeur_request_duration_seconds_count', route)
    expect([await count(portal), await count(other)]).toEqual([1, undefined])
    await other.close()
  })

  test('have no more series whatever strangers ask, and no word of it', async () => {
    const viewer = await portal.viewer({ clientNumber: '100', name: CANARY })
    const visitor = portal.visitor()
    const walk = async (round: number) => {
      const odd = [
        `/${CANARY}`,
        `/${round}`,
        `/client/${crypto.randomUUID()}/proef/board`,
        '/%00',
        '/%E0%A4%A',
        '/a\nb{c="d"}',
        `/x?q=${CANARY}`,
      ]
      for (const path of odd) await viewer.get(encodeURI(path))
      for (const path of odd) await visitor.post(encodeURI(path), { text: CANARY })
      for (const method of ['PUT', 'PURGE', `M${round}`])
        await portal.fetch(new Request(`${portal.composition.origin}/healthz`, { method }))
    }
    await walk(0)
    const series = async () => (await portal.metrics()).split('\n').filter((line) => line.startsWith('voordeur_')).length
    await viewer.get(`/client/${viewer.clientId}/proef/board`)
    const before = await series()
    for (let round = 1; round <= 8; round += 1) await walk(round)
    expect(await series()).toBe(before)
    const text = await portal.metrics()
    for (const word of [CANARY, encodeURI(CANARY), viewer.clientId, viewer.accountId ?? '', 'kanarie', 'PURGE', 'nl"'])
      expect(text).not.toContain(word)
  })

  test('are not to be had at the address of the portal', async () => {
    const viewer = await portal.viewer({ clientNumber: '100' })
    for (const browser of [portal.visitor(), viewer]) expect((await browser.get('/metrics')).status).toBe(404)
  })
})

test('a database that does not answer is said to be away, and the rest is told all the same', async () => {
  const portal = await createTestPortal({ plugins: [plugin()] })
  await portal.visitor().get('/healthz')
  await portal.close()
  const text = await portal.metrics()
  expect(read(text, 'voordeur_database_up')).toBe(0)
  expect(read(text, 'voordeur_outbox_waiting')).toBeUndefined()
  expect(read(text, 'voordeur_request_duration_seconds_count', 'route="/healthz"')).toBe(1)
})

test('a label that nobody declared is told as other', async () => {
  const metrics = createMetrics({
    store: {
      system: () => {
        throw new Error('away')
      },
      pools: () => [{ pool: 'viewers', state: 'waiting', count: 3 }],
    },
    now: () => new Date(),
    known: { parts: ['a.b'], sources: ['s'] },
    countStreams: () => 7,
  })
  metrics.part({ part: CANARY, event: 'part.read', outcome: 'success' })
  metrics.sync({ source: CANARY, outcome: 'done' })
  const text = await metrics.read()
  expect(text).not.toContain(CANARY)
  expect(read(text, 'voordeur_part_total', 'part="other"')).toBe(1)
  expect(read(text, 'voordeur_database_connections', 'pool="viewers"', 'state="waiting"')).toBe(3)
  expect(read(text, 'voordeur_live_streams')).toBe(7)
})
