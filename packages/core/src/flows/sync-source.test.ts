import { expect, test } from 'vitest'
import { Contact, Report } from '../care/index.ts'
import type { SyncStep } from '../define/source.ts'
import { syncSource, type SyncPorts, type SyncResult } from './sync-source.ts'
import { eachStore } from '../store/test-stores.ts'
import type { OpenStore } from '../store/store.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import type { ResolvedRecordPolicy } from '../records/record-policy.ts'

const place = { file: 'test' }
const report = (id: string, text: string, more: Readonly<Record<string, unknown>> = {}) => ({
  type: Report,
  id,
  place,
  recordedAt: '2026-11-20T08:00:00+01:00',
  data: { reportedAt: '2026-11-20T08:00:00+01:00', text },
  ...more,
})
const client = (sourceId: string, records: readonly ReturnType<typeof report>[]): SyncStep => ({
  client: { sourceId, number: sourceId, name: `Cliënt ${sourceId}` },
  records,
  complete: [Report],
})
const end: SyncStep = { completeSnapshot: true }

interface World {
  readonly store: OpenStore
  readonly sync: (steps: readonly SyncStep[], options?: { failure?: Error; acceptRemovals?: boolean }) => Promise<SyncResult>
  policy: ResolvedRecordPolicy
}

function createWorld(store: OpenStore): World {
  const memory = createMemorySource([Report, Contact])
  const world: World = {
    store,
    policy: { visibleAfterSeconds: 0, staffNames: 'show', discussedOnly: false },
    sync: (steps, options = {}) => {
      memory.steps = steps
      memory.failure = options.failure
      const rules = {
        recordPolicy: () => world.policy,
        brake: { records: 0.3, clients: 0.05, always: 1 },
        access: { endsAfterCareDays: 7 },
      }
      const ports: SyncPorts = {
        store,
        rules,
        now: () => new Date('2026-11-22T11:00:00Z'),
        log: () => {},
        signal: new AbortController().signal,
      }
      return syncSource(memory.source, ports, options)
    },
  }
  return world
}

const texts = async (store: OpenStore) => {
  const rows = await store
    .system()
    .selectFrom('record')
    .select(['source_id', 'waiting', 'data'])
    .where('removed_at', 'is', null)
    .orderBy('source_id')
    .orderBy('waiting')
    .execute()
  return rows.map(({ source_id, waiting, data }) => `${source_id}${waiting ? ' (waits)' : ''}: ${String(data['text'])}`)
}

eachStore((make) => {
  test('what is new is created, what changed is updated under the same id, what is gone becomes a tombstone without data', async () => {
    const { store, sync } = createWorld(await make())
    await sync([client('a', [report('1', 'een'), report('2', 'twee'), report('3', 'drie'), report('4', 'vier')]), end])
    const before = await store.system().selectFrom('record').select('id').where('source_id', '=', '2').executeTakeFirst()
    const result = await sync([client('a', [report('1', 'een'), report('2', 'TWEE'), report('3', 'drie'), report('5', 'vijf')]), end])
    expect(result).toMatchObject({ outcome: 'done', report: { created: 1, updated: 1, unchanged: 2, removed: 1 } })
    expect(await texts(store)).toEqual(['1: een', '2: TWEE', '3: drie', '5: vijf'])
    expect(await store.system().selectFrom('record').select('id').where('source_id', '=', '2').executeTakeFirst()).toEqual(before)
    expect(await store.system().selectFrom('record').select('data').where('source_id', '=', '4').executeTakeFirst()).toEqual({ data: {} })
  })

  test('a second run of the same steps changes nothing', async () => {
    const { store, sync } = createWorld(await make())
    const steps = [client('a', [report('1', 'een')]), end]
    await sync(steps)
    const rows = await store.system().selectFrom('record').selectAll().execute()
    expect(await sync(steps)).toMatchObject({ report: { created: 0, updated: 0, removed: 0, unchanged: 1 } })
    expect(await store.system().selectFrom('record').selectAll().execute()).toEqual(rows)
  })

  test('a run that would remove more than the share stops, says so, and leaves the last good copy', async () => {
    const { store, sync } = createWorld(await make())
    const all = Array.from({ length: 10 }, (_, index) => report(`${index}`, `tekst ${index}`))
    await sync([client('a', all), end])
    const result = await sync([client('a', all.slice(0, 6)), end])
    expect(result).toMatchObject({ outcome: 'stopped' })
    expect('report' in result && result.report.message).toContain('would remove 4 of 10 records of type "report"')
    expect(await texts(store)).toHaveLength(10)
    expect(await sync([client('a', all.slice(0, 6)), end], { acceptRemovals: true })).toMatchObject({
      outcome: 'done',
      report: { removed: 4 },
    })
  })

  test('a snapshot without too many of the clients stops; one client less is out of care from that day', async () => {
    const { store, sync } = createWorld(await make())
    const clients = Array.from({ length: 30 }, (_, index) => client(`c${index}`, []))
    await sync([...clients, end])
    expect(await sync([...clients.slice(2), end])).toMatchObject({ outcome: 'stopped' })
    expect(await sync([...clients.slice(1), end])).toMatchObject({ outcome: 'done', report: { outOfCare: 1 } })
    const gone = await store
      .system()
      .selectFrom('client')
      .select(['source_id', 'care_ended_on'])
      .where('care_ended_on', 'is not', null)
      .execute()
    expect(gone).toEqual([{ source_id: 'c0', care_ended_on: '2026-11-22' }])
  })

  test('a client whose file could not be read is not gone', async () => {
    const { store, sync } = createWorld(await make())
    await sync([client('a', [report('1', 'een')]), client('b', []), end])
    await sync([client('b', []), { completeSnapshot: true, unread: ['a'] }])
    expect(await texts(store)).toEqual(['1: een'])
    expect(await store.system().selectFrom('client').select('id').where('care_ended_on', 'is not', null).execute()).toEqual([])
  })

  test('a source that fails half-way keeps what it delivered and removes nothing', async () => {
    const { store, sync } = createWorld(await make())
    await sync([client('a', [report('1', 'een')]), client('b', [report('2', 'twee')]), end])
    const result = await sync([client('a', [report('1', 'EEN')])], { failure: new Error('the line went dead') })
    expect(result).toMatchObject({ outcome: 'failed', report: { updated: 1, message: 'the line went dead' } })
    expect(await texts(store)).toEqual(['1: EEN', '2: twee'])
  })

  test('an item that does not fit is rejected with its place, the others go on, and nothing of its type is removed', async () => {
    const { store, sync } = createWorld(await make())
    await sync([client('a', [report('1', 'een'), report('2', 'twee')]), end])
    const bad = { ...report('2', ''), place: { file: 'reports.ndjson', line: 17 } }
    const result = await sync([client('a', [report('1', 'EEN'), bad]), end])
    expect(result).toMatchObject({
      outcome: 'done',
      report: { updated: 1, removed: 0, rejected: 1, rejections: [{ place: { file: 'reports.ndjson', line: 17 } }] },
    })
    expect(await texts(store)).toEqual(['1: EEN', '2: twee'])
  })

  test('the last discussed version stays while a newer one waits, and the newer one takes its place once it was discussed', async () => {
    const world = createWorld(await make())
    world.policy = { ...world.policy, discussedOnly: true }
    const discussedAt = '2026-11-21T10:00:00+01:00'
    await world.sync([client('a', [report('1', 'besproken', { discussedAt }), report('2', 'nieuw')]), end])
    expect(await texts(world.store)).toEqual(['1: besproken', '2 (waits): nieuw'])
    await world.sync([client('a', [report('1', 'gewijzigd'), report('2', 'nieuw', { discussedAt })]), end])
    expect(await texts(world.store)).toEqual(['1: besproken', '1 (waits): gewijzigd', '2: nieuw'])
    await world.sync([client('a', [report('1', 'gewijzigd', { discussedAt }), report('2', 'nieuw', { discussedAt })]), end])
    expect(await texts(world.store)).toEqual(['1: gewijzigd', '2: nieuw'])
  })

  test('an organisation that from now on shows only what was discussed hides what was not at the next sync', async () => {
    const world = createWorld(await make())
    await world.sync([client('a', [report('1', 'een')]), end])
    world.policy = { ...world.policy, discussedOnly: true }
    await world.sync([client('a', [report('1', 'een')]), end])
    expect(await texts(world.store)).toEqual(['1 (waits): een'])
  })

  test('a record that stands with one client is never taken over by another', async () => {
    const { store, sync } = createWorld(await make())
    await sync([client('a', [report('1', 'een')]), client('b', []), end])
    const result = await sync([client('a', [report('1', 'een')]), client('b', [report('1', 'gestolen')]), end])
    expect(result).toMatchObject({ report: { rejected: 1 } })
    expect(await texts(store)).toEqual(['1: een'])
  })

  test('a name that only a later client brings is replaced everywhere, and a second run changes nothing', async () => {
    const world = createWorld(await make())
    world.policy = { ...world.policy, staffNames: 'role' }
    const author = { name: 'Anja de Vries', role: 'verzorgende' }
    const steps = [
      client('a', [report('1', 'Anja de Vries was er.')]),
      client('b', [report('2', 'Rustig.', { data: { reportedAt: '2026-11-20T08:00:00+01:00', text: 'Rustig.', author } })]),
      end,
    ]
    await world.sync(steps)
    expect(await texts(world.store)).toEqual(['1: verzorgende was er.', '2: Rustig.'])
    expect(await world.sync(steps)).toMatchObject({ report: { created: 0, updated: 0, unchanged: 2 } })
  })

  test('two runs of one source never run at once', async () => {
    const { store, sync } = createWorld(await make())
    const steps = [client('a', [report('1', 'een')]), end]
    // What another run holds, in this process or another.
    const beside = await store.exclusively('sync:memory', async () => (await sync(steps)).outcome)
    expect(beside).toEqual({ ran: 'busy' })
    expect((await sync(steps)).outcome).toBe('done')
  })
})
