import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { describe, expect, test } from 'vitest'
import type { RowOwner } from '../define/plugin.ts'
import { createId } from './ids.ts'
import { kernelMigrations } from './migrations/kernel-migrations.ts'
import { toMigration } from './migrations/to-migration.ts'
import { openStore } from './open-store.ts'
import type { MigrationSet, OpenStore, ViewerIdentity } from './store.ts'
import { createSchemaName, dropSchemas, eachStore } from './test-stores.ts'
import { KERNEL_TABLES } from './walls.ts'

const KERNEL_STEPS = Object.keys(kernelMigrations).map((name) => ({ owner: 'core', name }))
const NOW = new Date('2026-03-02T09:00:00Z')

const OWNED: Readonly<Record<RowOwner, string>> = {
  client: 'id uuid primary key, client_id uuid not null, text text',
  account: 'id uuid primary key, account_id uuid not null, text text',
  organisation: 'id uuid primary key, text text',
  desk: 'id uuid primary key, text text',
}

function board(rows: Readonly<Record<string, RowOwner>>, statements: readonly string[]): MigrationSet {
  return { owner: 'board', migrations: { '001-tables': toMigration(statements) }, rows }
}

function table(whose: RowOwner): MigrationSet {
  return board({ note: whose }, [`create table board_note (${OWNED[whose]})`])
}

eachStore((make, database) => {
  describe('a plugin’s table', () => {
    test('with rows of the client holds one client for reading and writing', async () => {
      const store = await make([table('client')])
      const [mine, theirs] = [viewerOf(createId()), viewerOf(createId())]
      await write(store, mine, { client_id: mine.clientId })
      await write(store, theirs, { client_id: theirs.clientId })
      expect(await countNotes(store, mine)).toBe(1)
      await expect(write(store, mine, { client_id: theirs.clientId })).rejects.toThrow(/row-level security/)
      expect(await changed(store, mine, 'delete from board_note')).toBe(1n)
      expect(await countNotes(store, theirs)).toBe(1)
      await expect(changed(store, theirs, `update board_note set client_id = '${mine.clientId}'`)).rejects.toThrow(/row-level security/)
    })

    test('with rows of the account follows the account, not the client', async () => {
      const store = await make([table('account')])
      const [mine, theirs] = [viewerOf(createId()), viewerOf(createId())]
      await write(store, mine, { account_id: mine.accountId })
      expect(await countNotes(store, { ...mine, clientId: createId() })).toBe(1)
      expect(await countNotes(store, { ...theirs, clientId: mine.clientId })).toBe(0)
      await expect(write(store, theirs, { account_id: mine.accountId })).rejects.toThrow(/row-level security/)
    })

    test('with rows of the organisation is read by every viewer and written by none', async () => {
      const store = await make([table('organisation')])
      await store.execute(`insert into board_note (id) values ('${createId()}')`)
      expect(await countNotes(store, viewerOf(createId()))).toBe(1)
      await expect(write(store, viewerOf(createId()), {})).rejects.toThrow(/row-level security/)
    })

    test('with rows of the desk shows a viewer none', async () => {
      const store = await make([table('desk')])
      await store.execute(`insert into board_note (id) values ('${createId()}')`)
      expect(await countNotes(store, viewerOf(createId()))).toBe(0)
    })

    test('of a package of the kernel, without declared rows, is closed to viewers', async () => {
      const store = await make([{ owner: 'auth', migrations: { '001': toMigration(['create table auth_session (id uuid)']) } }])
      await expect(changed(store, viewerOf(createId()), 'select from auth_session')).rejects.toThrow(/permission denied/)
    })

    test('with a serial number can be written to', async () => {
      const set = board({ note: 'client' }, [`create table board_note (number serial, ${OWNED.client})`])
      const viewer = viewerOf(createId())
      const store = await make([set])
      await write(store, viewer, { client_id: viewer.clientId })
      expect(await countNotes(store, viewer)).toBe(1)
    })

    test('gets its wall back when somebody took it down by hand', async () => {
      const store = await make([table('client')])
      const role = `${store.schema}_viewer`
      await store.execute(`alter table board_note disable row level security; grant select on account to ${role}; grant truncate on board_note to public;
        create policy open on record to public using (true)`)
      await store.migrate([table('client')])
      const viewer = viewerOf(createId())
      await store.execute(`insert into board_note (id, client_id) values ('${createId()}', '${createId()}')`)
      expect(await countNotes(store, viewer)).toBe(0)
      await expect(changed(store, viewer, 'select from account')).rejects.toThrow(/permission denied/)
      const { rows } = await store.execute(`select 1 from pg_policies where schemaname = '${store.schema}' and policyname = 'open'`)
      expect(rows).toEqual([])
    })

    test('changes its wall when its declared rows change', async () => {
      const both = (whose: RowOwner): MigrationSet =>
        board({ note: whose }, [`create table board_note (account_id uuid not null, ${OWNED.client})`])
      const store = await make([both('client')])
      await store.execute(`insert into board_note (id, client_id, account_id) values ('${createId()}', '${createId()}', '${createId()}')`)
      await store.migrate([both('organisation')])
      expect(await countNotes(store, viewerOf(createId()))).toBe(1)
      await store.migrate([both('account')])
      expect(await countNotes(store, viewerOf(createId()))).toBe(0)
    })
  })

  describe('migrations are refused, and nothing of the run is kept, when', () => {
    const good = `create table board_note (${OWNED.client})`
    test.each<[string, string, MigrationSet]>([
      ['a table is not declared', 'TABLE_UNDECLARED', board({ note: 'client' }, [good, 'create table board_more (id uuid)'])],
      ['a declared table does not exist', 'TABLE_MISSING', board({ note: 'client', more: 'desk' }, [good])],
      ['rows of the client have no client_id', 'OWNER_COLUMN', board({ note: 'client' }, [`create table board_note (${OWNED.account})`])],
      ['the client_id may be null', 'OWNER_COLUMN', board({ note: 'client' }, ['create table board_note (client_id uuid)'])],
      ['the client_id is no uuid', 'OWNER_COLUMN', board({ note: 'client' }, ['create table board_note (client_id text not null)'])],
      ['rows of the account have no account_id', 'OWNER_COLUMN', board({ note: 'account' }, [good])],
      ['a table has another name', 'TABLE_OUTSIDE_PREFIX', board({ note: 'client' }, [good, 'create table notes (id uuid)'])],
      ['a table of the kernel is dropped', 'TABLE_OF_ANOTHER_OWNER', board({ note: 'client' }, [good, 'drop table outbox'])],
      ['a view is made', 'RELATION_KIND', board({ note: 'client' }, [good, 'create view board_all as select * from record'])],
      [
        'a function has the rights of the kernel',
        'FUNCTION_PRIVILEGED',
        board({ note: 'client' }, [
          good,
          `create function board_all() returns bigint language sql security definer as 'select count(*) from record'`,
        ]),
      ],
      ['a statement fails', 'MIGRATION_FAILED', board({ note: 'client' }, [good, 'select no_such_thing'])],
      ['the owner has no proper name', 'OWNER_NAME', { ...board({}, []), owner: 'Board"x' }],
      ['the owner is called core', 'OWNER_NAME', { ...board({}, []), owner: 'core' }],
      ['the owner is called like a table of the kernel', 'OWNER_CLASH', { ...board({}, []), owner: 'client' }],
      ['the owner is called like the start of a table of the kernel', 'OWNER_CLASH', { ...board({}, []), owner: 'use' }],
    ])('%s', async (_, code, set) => {
      const store = await make()
      await expect(store.migrate([set])).rejects.toMatchObject({ name: 'MigrationRefused', code, fix: expect.stringMatching(/./) })
      const { rows } = await store.execute(
        `select tablename from pg_tables where schemaname = '${store.schema}' and tablename like '%board%'`,
      )
      expect(rows).toEqual([])
    })

    test('the owner is called like the start of a table of the kernel, whichever it is', async () => {
      const store = await make()
      const { rows } = await store.execute(`select tablename from pg_tables where schemaname = '${store.schema}'`)
      const names = rows.flatMap((row) => Object.values(row as Record<string, unknown>).map(String))
      expect(names.filter((name) => !name.startsWith('voordeur_ledger_')).toSorted()).toEqual([...KERNEL_TABLES].toSorted())
      await expect(store.migrate([{ owner: 'use', migrations: {}, rows: {} }])).rejects.toMatchObject({ code: 'OWNER_CLASH' })
    })

    test('two owners have names of which one is the start of the other', async () => {
      const store = await make()
      const sets = ['board', 'board-notes'].map((owner) => ({ owner, migrations: {}, rows: {} }))
      await expect(store.migrate(sets)).rejects.toMatchObject({ code: 'OWNER_CLASH' })
    })

    test('the database is of a newer version', async () => {
      const store = await make([table('client')])
      await expect(store.migrate([{ ...table('client'), migrations: {} }])).rejects.toMatchObject({ code: 'LEDGER_AHEAD' })
    })
  })

  test('a failing plugin takes nothing away from what was there, and works when mended', async () => {
    const store = await make()
    const [first, second] = ['first', 'second'].map((owner) => oneTable(owner))
    if (first === undefined || second === undefined) throw new Error('unreachable')
    const broken = { ...second, migrations: { ...second.migrations, '002': toMigration(['broken']) } }
    await expect(store.migrate([first, broken])).rejects.toMatchObject({ code: 'MIGRATION_FAILED' })
    expect(await store.migrate([first, second])).toEqual([
      { owner: 'first', name: '001' },
      { owner: 'second', name: '001' },
    ])
  })

  test('each owner has a ledger of its own, and running again does nothing', async () => {
    const store = await make([oneTable('first'), oneTable('second-one')])
    const { rows } = await store.execute('select name from voordeur_ledger_second_one')
    expect(rows).toEqual([{ name: '001' }])
    expect(await store.migrate([oneTable('first'), oneTable('second-one')])).toEqual([])
  })

  test('the plan lists what is pending and changes nothing', async () => {
    const schema = createSchemaName()
    const store = await openStore(await database.options(schema))
    const pending = await store.pendingMigrations([oneTable('first')])
    expect(pending).toEqual([...KERNEL_STEPS, { owner: 'first', name: '001' }])
    expect((await store.execute(`select 1 from pg_namespace where nspname = '${schema}'`)).rows).toEqual([])
    expect(await store.migrate([oneTable('first')])).toEqual(pending)
    expect(await store.pendingMigrations([oneTable('first')])).toEqual([])
    await store.close()
    await dropSchemas(database, [schema])
  })

  test('two processes that migrate at once do it once', async () => {
    const schema = createSchemaName()
    const stores = await Promise.all([1, 2].map(async () => openStore(await database.options(schema))))
    const ran = await Promise.all(stores.map((store) => store.migrate([oneTable('first')])))
    expect(ran.map((steps) => steps.length).toSorted((a, b) => a - b)).toEqual([0, KERNEL_STEPS.length + 1])
    await Promise.all(stores.map((store) => store.close()))
    await dropSchemas(database, [schema])
  })
})

function oneTable(owner: string): MigrationSet {
  const migrations: Record<string, Migration> = { '001': toMigration([`create table ${owner.replaceAll('-', '_')}_thing (id uuid)`]) }
  return { owner, migrations, rows: { thing: 'desk' } }
}

function viewerOf(clientId: string): ViewerIdentity & { clientId: string } {
  return { accountId: createId(), clientId, now: NOW }
}

async function write(store: OpenStore, viewer: ViewerIdentity, owner: Readonly<Record<string, string>>): Promise<void> {
  const columns = ['id', ...Object.keys(owner)].join(', ')
  const values = [createId(), ...Object.values(owner)].map((value) => `'${value}'`).join(', ')
  await changed(store, viewer, `insert into board_note (${columns}) values (${values})`)
}

async function changed(store: OpenStore, viewer: ViewerIdentity, statement: string): Promise<bigint | undefined> {
  return store.forViewer(viewer, (lane) => lane.part([], async (db) => (await sql.raw(statement).execute(db)).numAffectedRows))
}

async function countNotes(store: OpenStore, viewer: ViewerIdentity): Promise<number> {
  return store.forViewer(viewer, (lane) => lane.part([], async (db) => (await sql`select id from board_note`.execute(db)).rows.length))
}
