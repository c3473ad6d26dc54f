import { sql, type Kysely } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { toMigration } from './migrations/to-migration.ts'
import { createId } from './ids.ts'
import type { MigrationSet, OpenStore, ViewerIdentity } from './store.ts'
import { insertClient, insertRecord } from './test-rows.ts'
import { eachStore } from './test-stores.ts'

const now = new Date('2026-11-22T11:00:00Z')
const TABLES = ['thread', 'post', 'news', 'note'] as const

/** A plugin with a table of each kind; its desk reaches the threads of every client, and not the posts. */
function toSet(owner: string): MigrationSet {
  const tables = TABLES.map((table) => `create table ${owner}_${table} (id uuid primary key, client_id uuid not null)`)
  const rows = { thread: 'client', post: 'client', news: 'organisation', note: 'desk' } as const
  return { owner, migrations: { '001-tables': toMigration(tables) }, rows, desk: ['thread'] }
}

eachStore((make) => {
  let store: OpenStore
  let mine: string
  let theirs: string

  beforeAll(async () => {
    store = await make([toSet('talk'), toSet('other')])
    mine = await insertClient(store)
    theirs = await insertClient(store)
    await insertRecord(store, { client_id: mine })
    await insertRecord(store, {})
    for (const owner of ['talk', 'other'])
      for (const table of TABLES)
        for (const clientId of [mine, theirs])
          await sql`insert into ${sql.table(`${owner}_${table}`)} values (${createId()}, ${clientId}::uuid)`.execute(store.system())
  })

  const run = <T>(who: Partial<ViewerIdentity>, work: (db: Kysely<unknown>) => Promise<T>): Promise<T> =>
    store.forViewer({ accountId: createId(), now, ...who }, (lane) => lane.part([], work))
  const desk = { desk: 'talk' }

  const listClients = (who: Partial<ViewerIdentity>, table: string) =>
    run(who, async (db) => {
      const { rows } = await sql<{ client_id: string }>`select client_id from ${sql.table(table)}`.execute(db)
      return rows.map(({ client_id: id }) => id).toSorted()
    })
  const write = (who: Partial<ViewerIdentity>, table: string) =>
    run(who, async (db) => void (await sql`insert into ${sql.table(table)} values (${createId()}, ${mine}::uuid)`.execute(db)))
  const refused = { code: '42501' }

  test('a desk part sees the rows of every client that its plugin declared for the desk, and no other rows of clients', async () => {
    expect(await listClients(desk, 'talk_thread')).toEqual([mine, theirs].toSorted())
    expect(await listClients(desk, 'talk_post')).toEqual([])
    expect(await listClients(desk, 'other_thread')).toEqual([])
  })

  test('a reader sees the rows of their own client in the same table, and none without a client', async () => {
    expect(await listClients({ clientId: mine }, 'talk_thread')).toEqual([mine])
    expect(await listClients({}, 'talk_thread')).toEqual([])
  })

  test('what is for the organisation everybody reads, and its own desk alone writes', async () => {
    expect(await listClients({ clientId: mine }, 'talk_news')).toHaveLength(2)
    await expect(write(desk, 'talk_news')).resolves.toBeUndefined()
    for (const [who, table] of [
      [{ clientId: mine }, 'talk_news'],
      [{ desk: 'other' }, 'talk_news'],
      [desk, 'other_news'],
    ] as const)
      await expect(write(who, table), JSON.stringify(who)).rejects.toMatchObject(refused)
  })

  test.each(['update', 'delete'])('a reader can not %s what is for the organisation', async (what) => {
    const statement = what === 'update' ? sql`update talk_news set id = id` : sql`delete from talk_news`
    const touched = async (who: Partial<ViewerIdentity>) => run(who, async (db) => Number((await statement.execute(db)).numAffectedRows))
    expect(await touched({ clientId: mine })).toBe(0)
    expect(await touched({ desk: 'other' })).toBe(0)
  })

  test('what is for the desk its own desk alone reads and writes', async () => {
    expect(await listClients(desk, 'talk_note')).toHaveLength(2)
    expect(await listClients({ clientId: mine }, 'talk_note')).toEqual([])
    expect(await listClients({ desk: 'other' }, 'talk_note')).toEqual([])
    await expect(write({ clientId: mine }, 'talk_note')).rejects.toMatchObject(refused)
  })

  test('the desk names clients, and a reader their own alone', async () => {
    const names = (who: Partial<ViewerIdentity>) => run(who, async (db) => (await sql`select id from client`.execute(db)).rows.length)
    expect(await names(desk)).toBe(2)
    expect(await names({ clientId: mine })).toBe(1)
    expect(await names({})).toBe(0)
  })

  test('the desk reads no record: not of a client, not of nobody, and it may ask for no type', async () => {
    const count = async (db: Kysely<unknown>) => (await sql`select from record`.execute(db)).rows.length
    expect(await run(desk, count)).toBe(0)
    await expect(store.forViewer({ accountId: createId(), now, ...desk }, (lane) => lane.part(['report'], count))).rejects.toMatchObject({
      code: 'DESK_OF_CLIENT',
    })
    await expect(run({ ...desk, clientId: mine }, count)).rejects.toMatchObject({ code: 'DESK_OF_CLIENT' })
  })

  test('the access log names the client that the desk says it is about, entry by entry', async () => {
    const accountId = createId()
    await store.forViewer({ accountId, now, ...desk }, async (lane) => {
      const entry = { eventType: 'part.action', action: 'U', outcome: 'success' } as const
      lane.audit({ ...entry, about: mine }, { ...entry, about: theirs }, entry)
    })
    const rows = await store.system().selectFrom('audit_entry').select('client_id').where('account_id', '=', accountId).execute()
    expect(new Set(rows.map(({ client_id: id }) => id))).toEqual(new Set([mine, theirs, null]))
  })
})
