import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { createId } from './ids.ts'
import type { OpenStore, ViewerIdentity } from './store.ts'
import { eachStore } from './test-stores.ts'

const REFUSED = expect.objectContaining({ code: 'NESTED_HANDLE' })
const identity: ViewerIdentity = { accountId: createId(), now: new Date('2026-03-02T09:00:00Z') }

eachStore((make) => {
  let store: OpenStore
  beforeAll(async () => {
    store = await make()
  })

  const handles: readonly [string, () => unknown][] = [
    ['system', () => store.system()],
    ['transaction', () => store.transaction(async () => {})],
    ['forViewer', () => store.forViewer(identity, async () => {})],
    ['execute', () => store.execute('select 1')],
    ['migrate', () => store.migrate()],
  ]

  test.each(handles)('%s inside forViewer is refused, and the lane goes on', async (_, open) => {
    await store.forViewer(identity, async (lane) => {
      await expect(attempt(open)).rejects.toEqual(REFUSED)
      await lane.part([], async (db) => {
        await expect(attempt(open)).rejects.toEqual(REFUSED)
        await sql`select 1`.execute(db)
      })
    })
  })

  test.each(handles)('%s inside a transaction is refused, and the transaction goes on', async (_, open) => {
    await store.transaction(async (db) => {
      await expect(attempt(open)).rejects.toEqual(REFUSED)
      await db.selectFrom('client').select('id').execute()
    })
  })

  test('a handle that was fetched before is refused inside as well', async () => {
    const before = store.system()
    await store.forViewer(identity, async () => {
      await expect(before.selectFrom('client').select('id').execute()).rejects.toEqual(REFUSED)
    })
  })

  test('a part inside a part is refused', async () => {
    const nested = store.forViewer(identity, (lane) => lane.part([], () => lane.part([], async () => {})))
    await expect(nested).rejects.toEqual(REFUSED)
  })

  test('work that was left behind may use the store when the transaction has ended', async () => {
    const gate = Promise.withResolvers<void>()
    const { left } = await store.transaction(async () => ({
      left: gate.promise.then(() => store.system().selectFrom('client').select('id').execute()),
    }))
    gate.resolve()
    expect(await left).toEqual([])
  })

  test('a transaction that throws keeps nothing', async () => {
    const failing = store.transaction(async (db) => {
      await db.insertInto('staff_name').values({ source: 's', name: 'n', role: null }).execute()
      throw new Error('own')
    })
    await expect(failing).rejects.toThrow('own')
    expect(await store.system().selectFrom('staff_name').selectAll().execute()).toEqual([])
  })

  test('a transaction in which a statement failed unseen is not called done', async () => {
    const hiding = store.transaction(async (db) => {
      await sql`select 1 / 0`.execute(db).catch(() => {})
    })
    await expect(hiding).rejects.toMatchObject({ code: 'TRANSACTION_ABORTED' })
    expect(await store.system().selectFrom('client').select('id').execute()).toEqual([])
  })

  test('transactions that are asked at once do not mix', async () => {
    const write = (name: string): Promise<void> =>
      store.transaction(async (db) => {
        await db.insertInto('staff_name').values({ source: 'mix', name, role: null }).execute()
        if (name.endsWith('x')) throw new Error(name)
      })
    await Promise.allSettled(['a', 'bx', 'c', 'dx', 'e'].map(write))
    const rows = await store.system().selectFrom('staff_name').select('name').where('source', '=', 'mix').orderBy('name').execute()
    expect(rows.map(({ name }) => name)).toEqual(['a', 'c', 'e'])
  })
})

async function attempt(open: () => unknown): Promise<void> {
  await open()
}
