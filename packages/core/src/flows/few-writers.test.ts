import type { Kysely, KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { Contact, Report } from '../care/index.ts'
import type { SyncStep } from '../define/source.ts'
import type { OpenStore } from '../store/store.ts'
import type { KernelTables } from '../store/tables.ts'
import { eachStore } from '../store/test-stores.ts'
import { clientOf, createSyncWorld, END, listTexts, reportOf, watchReading } from './sync-world.fixture.ts'

type Transaction = OpenStore['transaction']

const [one, two] = [reportOf('1', 'een'), reportOf('2', 'twee')]
const author = { name: 'Anja de Vries', role: 'verzorgende' }
const signed = reportOf('3', 'drie', { data: { reportedAt: '2026-11-20T08:00:00+01:00', text: 'drie', author } })
const organisation: SyncStep = { organisation: true, records: [reportOf('o', 'voor allen')], complete: [Report] }

/** As many writers as this kind of database has. */
function countWriters({ kind }: OpenStore): number {
  return kind === 'postgresql' ? 2 : 1
}

/** A place where each waits until as many are there. */
function createMeeting(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let waiting = 0
  return () => {
    waiting += 1
    if (waiting === size) resolve()
    return promise
  }
}

/** Waits after the statement by which records are written. */
function afterRecords(wait: () => Promise<void>): KyselyPlugin {
  const writes = new WeakSet<object>()
  return {
    transformQuery: ({ node, queryId }) => {
      if (node.kind === 'RawNode' && 'sqlFragments' in node && String(node.sqlFragments).includes('insert into record ('))
        writes.add(queryId)
      return node
    },
    transformResult: async ({ result, queryId }) => {
      if (writes.has(queryId)) await wait()
      return result
    },
  }
}

/** A store whose connections are made already, so that nobody who waits for one comes too late to meet anybody. */
async function connect(store: OpenStore): Promise<OpenStore> {
  await Promise.all(Array.from({ length: 4 }, () => stayOpen(store.system(), 1)))
  return store
}

async function stayOpen(db: Kysely<KernelTables>, trips = 20): Promise<void> {
  for (let trip = 0; trip < trips; trip += 1) await db.selectFrom('client').select('id').limit(1).execute()
}

/** Counts how many transactions are begun and not ended; each stays open for so long that the next one would begin. */
function watchOpen(store: OpenStore): { readonly most: () => number; readonly transaction: Transaction } {
  let [open, most] = [0, 0]
  const transaction: Transaction = async (run) => {
    open += 1
    most = Math.max(most, open)
    const result = await store.transaction(async (db) => {
      const given = await run(db)
      await stayOpen(db)
      return given
    })
    open -= 1
    return result
  }
  return { most: () => most, transaction }
}

/** The first that is written beside another is done a while after that one, however it ended. */
function holdFirst(store: OpenStore): Transaction {
  const second = Promise.withResolvers<void>()
  let begun = 0
  return (run) => {
    begun += 1
    const isHeld = begun === 1 && countWriters(store) > 1
    const written = store.transaction(async (db) => {
      const result = await run(db)
      if (isHeld) await second.promise.then(() => stayOpen(db))
      return result
    })
    if (begun === 2) void Promise.allSettled([written]).then(() => second.resolve())
    return written
  }
}

/** Every transaction that writes a client ends so, as long as `isDue` says so; `tries` counts them. */
function failing(store: OpenStore, code: string, isDue: (tried: number) => boolean) {
  const tries = { count: 0 }
  const transaction: Transaction = (run) =>
    store.transaction(async (db) => {
      const result = await run(db)
      // The end of a run is noted in a transaction too, which gives nothing.
      if (result === undefined) return result
      tries.count += 1
      if (isDue(tries.count)) throw Object.assign(new Error('undone by the database'), { code })
      return result
    })
  return { tries, store: { ...store, transaction } }
}

async function listOwners(store: OpenStore): Promise<readonly string[]> {
  const rows = await store
    .system()
    .selectFrom('record')
    .innerJoin('client', 'client.id', 'client_id')
    .select(['record.source_id as record', 'client.source_id as client'])
    .where('removed_at', 'is', null)
    .orderBy('record.source_id')
    .execute()
  return rows.map(({ record, client }) => `${record} of ${client}`)
}

eachStore((make) => {
  test.each<readonly [string, 'beside each other' | 'one after the other', readonly SyncStep[]]>([
    ['two clients', 'beside each other', [clientOf('a', [one]), clientOf('b', [two])]],
    ['a client and the same again', 'one after the other', [clientOf('a', [one]), clientOf('a', [two])]],
    ['two clients of one number', 'one after the other', [clientOf('a', [one], { number: '7' }), clientOf('b', [two], { number: '7' })]],
    ['two clients with one record', 'one after the other', [clientOf('a', [one]), clientOf('b', [one])]],
    ['a client who brings a name and the next', 'one after the other', [clientOf('a', [signed]), clientOf('b', [two])]],
    ['a client and the organisation', 'one after the other', [clientOf('a', [one]), organisation]],
    ['a client and the end of the snapshot', 'one after the other', [clientOf('a', [one]), END]],
  ])('%s are written %s', async (_, how, steps) => {
    const store = await connect(await make())
    const { most, transaction } = watchOpen(store)
    expect(await createSyncWorld({ ...store, transaction }).sync(steps)).toMatchObject({ outcome: 'done' })
    expect(most()).toBe(how === 'beside each other' ? countWriters(store) : 1)
  })

  test('a client who is being written is asked for and read only after that', async () => {
    const store = await connect(await make())
    const { transaction } = watchOpen(store)
    const { of, takeRead } = watchReading()
    const step = of(clientOf('a', [one]))
    expect(await createSyncWorld({ ...store, transaction }).sync([step, step, END])).toMatchObject({ report: { created: 1, unchanged: 1 } })
    expect(takeRead()).toEqual(['a'])
  })

  test('a contact who came with a client a moment ago keeps the name in the same text of that client', async () => {
    const store = await connect(await make())
    const { transaction } = watchOpen(store)
    const world = createSyncWorld({ ...store, transaction })
    world.policy = { ...world.policy, staffNames: 'role' }
    const contact = { type: Contact, id: 'c', place: { file: 'test' }, data: { name: { display: author.name } } }
    const text = `${author.name} belde.`
    const steps = [clientOf('a', [contact]), clientOf('b', []), { ...clientOf('a', [reportOf('1', text)]), complete: [] }]
    await world.sync([{ staff: [author] }, ...steps])
    expect(await listTexts(store)).toContain(`1: ${text}`)
  })

  test('a name that came with one client counts for those after, though who was written beside them knew it not and came later', async () => {
    const store = await connect(await make())
    const world = createSyncWorld({ ...store, transaction: holdFirst(store) })
    world.policy = { ...world.policy, staffNames: 'role' }
    const last = clientOf('c', [reportOf('2', 'Anja de Vries was er.')])
    // None is updated by the second pull that follows a name.
    const steps = [clientOf('a', [one]), clientOf('b', [signed]), last, END]
    expect(await world.sync(steps)).toMatchObject({ report: { created: 3, updated: 0 } })
    expect(await listTexts(store)).toEqual(['1: een', '2: verzorgende was er.', '3: drie'])
  })

  test('two clients who exchange a record are written, though each waits for the other: one is tried again, and both records move', async () => {
    const store = await connect(await make())
    await createSyncWorld(store).sync([clientOf('a', [one]), clientOf('b', [two]), END])
    const meet = createMeeting(countWriters(store))
    let tries = 0
    const transaction: Transaction = (run) =>
      store.transaction((db) => {
        tries += 1
        return run(db.withPlugin(afterRecords(meet)))
      })
    const moved = await createSyncWorld({ ...store, transaction }).sync([clientOf('a', [two]), clientOf('b', [one]), END])
    expect(moved).toMatchObject({ outcome: 'done', report: { clients: 2, created: 2, removed: 2, rejected: 0 } })
    expect(await listOwners(store)).toEqual(['1 of b', '2 of a'])
    // Both clients, both again for what was refused at first, the end of the snapshot each time, and the run; and who was undone.
    expect(tries).toBe(2 + 2 + 2 + 1 + (store.kind === 'postgresql' ? 1 : 0))
  })

  test.each(['40P01', '40001'])('what the database undoes with %s is written again, and counts once', async (code) => {
    const { tries, store } = failing(await connect(await make()), code, (tried) => tried <= 2)
    const steps = [clientOf('a', [signed]), clientOf('b', [two]), END]
    expect(await createSyncWorld(store).sync(steps)).toMatchObject({ outcome: 'done', report: { clients: 2, created: 2, rejected: 0 } })
    expect(tries.count).toBe(4)
    expect(await listTexts(store)).toEqual(['2: twee', '3: drie'])
  })

  test('what is undone each time fails the run in the end, and whatever else goes wrong at once', async () => {
    for (const [code, expected] of [
      ['40P01', 5],
      ['23514', 1],
    ] as const) {
      const { tries, store } = failing(await connect(await make()), code, () => true)
      const steps = [clientOf('a', [one]), clientOf('a', [two]), END]
      expect(await createSyncWorld(store).sync(steps)).toMatchObject({ outcome: 'failed', report: { message: 'undone by the database' } })
      expect(tries.count).toBe(expected)
      expect(await listTexts(store)).toEqual([])
    }
  })

  test('when a brake stops one client, who is written beside them is written to the end, and nobody after', async () => {
    const store = await connect(await make())
    const all = Array.from({ length: 10 }, (_, index) => reportOf(`b${index}`, 'tekst'))
    const old = [clientOf('a', [one]), clientOf('b', all), clientOf('c', [two]), END]
    await createSyncWorld(store).sync(old)
    const changed = [clientOf('a', [reportOf('1', 'EEN')]), clientOf('b', all.slice(5)), clientOf('c', [reportOf('2', 'TWEE')]), END]
    const world = createSyncWorld({ ...store, transaction: holdFirst(store) })
    expect(await world.sync(changed)).toMatchObject({
      outcome: 'stopped',
      report: { clients: 1, updated: 1 },
    })
    expect((await listTexts(store)).filter((text) => !text.startsWith('b'))).toEqual(['1: EEN', '2: twee'])
    expect(await listTexts(store)).toHaveLength(12)
  })
})
