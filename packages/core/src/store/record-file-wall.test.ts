import { sql, type Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { listClientTables } from './client-tables.ts'
import { createId } from './ids.ts'
import type { OpenStore } from './store.ts'
import type { KernelTables } from './tables.ts'
import { insertClient, insertRecord } from './test-rows.ts'
import { eachStore } from './test-stores.ts'

const now = new Date('2026-11-22T11:00:00Z')
const tomorrow = new Date('2026-11-23T11:00:00Z')

async function insertFile(store: OpenStore, recordId: string | null, clientId: string | null = null): Promise<string> {
  const id = createId()
  const bytes = Buffer.from('%PDF-1.7')
  const row = { id, record_id: recordId, client_id: clientId, mime: 'application/pdf', digest: 'd', size: bytes.byteLength, bytes }
  await store.system().insertInto('record_file').values(row).execute()
  return id
}

/** The files that a viewer of this client sees in a part that reads these types. */
function listSeen(store: OpenStore, clientId: string, types: readonly string[] = ['report']): Promise<readonly string[]> {
  return store.forViewer({ accountId: createId(), clientId, now }, (lane) =>
    lane.part(types, async (db) => {
      const rows = await (db as Kysely<KernelTables>).selectFrom('record_file').select('id').execute()
      return rows.map(({ id }) => id)
    }),
  )
}

eachStore((make) => {
  test('a viewer sees the file of a record that they see, and of no other', async () => {
    const store = await make()
    const mine = await insertClient(store)
    const theirs = await insertClient(store)
    const add = async (record: Parameters<typeof insertRecord>[1]) =>
      insertFile(store, await insertRecord(store, record), record.client_id ?? null)
    const own = await add({ client_id: mine })
    const everybodys = await add({})
    const others = await add({ client_id: theirs })
    await add({ client_id: mine, visible_from: tomorrow })
    await add({ client_id: mine, hidden_at: now })
    await add({ client_id: mine, waiting: true })
    await add({ client_id: mine, removed_at: now })
    await add({ client_id: mine, type: 'plan' })
    await insertFile(store, null, mine)
    await insertFile(store, null)
    expect(new Set(await listSeen(store, mine))).toEqual(new Set([own, everybodys]))
    expect(new Set(await listSeen(store, theirs))).toEqual(new Set([others, everybodys]))
    expect(await listSeen(store, mine, [])).toEqual([])
    // Whose the file is said to be decides nothing: its record does.
    const wrong = await insertFile(store, await insertRecord(store, { client_id: theirs }), mine)
    expect(await listSeen(store, mine)).not.toContain(wrong)
  })

  test.each(['update record_file set digest = digest', 'delete from record_file', 'insert into record_file select * from record_file'])(
    'no viewer may %s',
    async (statement) => {
      const store = await make()
      const clientId = await insertClient(store)
      await insertFile(store, await insertRecord(store, { client_id: clientId }), clientId)
      const write = store.forViewer({ accountId: createId(), clientId, now }, (lane) =>
        lane.part(['report'], (db) => sql.raw(statement).execute(db)),
      )
      await expect(write).rejects.toMatchObject({ code: '42501' })
    },
  )

  test('a file goes when its record becomes a tombstone, and when it is hidden it stays', async () => {
    const store = await make()
    const clientId = await insertClient(store)
    const [gone, hidden] = [await insertRecord(store, { client_id: clientId }), await insertRecord(store, { client_id: clientId })]
    await insertFile(store, gone, clientId)
    const stays = await insertFile(store, hidden, clientId)
    await store.system().updateTable('record').set({ removed_at: now }).where('id', '=', gone).execute()
    await store.system().updateTable('record').set({ hidden_at: now }).where('id', '=', hidden).execute()
    expect(await store.system().selectFrom('record_file').select('id').execute()).toEqual([{ id: stays }])
  })

  test('a client is erased with their files, before their records', async () => {
    const store = await make()
    const tables = await listClientTables(store.system(), store.schema)
    expect(tables.indexOf('record_file')).toBeGreaterThanOrEqual(0)
    expect(tables.indexOf('record_file')).toBeLessThan(tables.indexOf('record'))
  })

  test('a size that is not that of the bytes, and a type that is not shown, are refused by the database', async () => {
    const store = await make()
    const row = { id: createId(), record_id: null, client_id: null, digest: 'd', bytes: Buffer.from('%PDF') }
    const insert = (more: { readonly mime: string; readonly size: number }) =>
      store
        .system()
        .insertInto('record_file')
        .values({ ...row, ...more })
        .execute()
    await expect(insert({ mime: 'application/pdf', size: 5 })).rejects.toMatchObject({ code: '23514' })
    await expect(insert({ mime: 'text/html', size: 4 })).rejects.toMatchObject({ code: '23514' })
  })
})
