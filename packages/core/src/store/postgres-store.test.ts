import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { createId } from './ids.ts'
import { openStore, type StoreOptions } from './open-store.ts'
import type { OpenStore, ViewerIdentity } from './store.ts'
import { createSchemaName, dropSchemas, eachStore, TEST_SECRET } from './test-stores.ts'

const identity: ViewerIdentity = { accountId: createId(), now: new Date('2026-03-02T09:00:00Z') }
const UNAVAILABLE = expect.objectContaining({ name: 'StoreError', code: 'UNAVAILABLE' })

eachStore((make, database) => {
  describe.runIf(database.name === 'postgresql')('the viewers’ role', () => {
    const opened: OpenStore[] = []
    const roles: string[] = []
    const schemas: string[] = []
    afterAll(async () => {
      await Promise.all(opened.map((store) => store.close()))
      const cleaner = await make()
      for (const role of roles) await cleaner.execute(`drop role if exists ${role}`)
      await dropSchemas(database, schemas)
    })

    const open = async (schema: string, more: Partial<StoreOptions> = {}): Promise<OpenStore> => {
      const store = await openStore({ ...(await database.options(schema)), ...more })
      opened.push(store)
      return store
    }
    const createRole = async (store: OpenStore, attributes: string): Promise<string> => {
      const role = `r_${createSchemaName()}`
      roles.push(role)
      await store.execute(`create role ${role} ${attributes}`)
      return role
    }
    const firstLane = (store: OpenStore): Promise<unknown> =>
      store.forViewer(identity, (lane) => lane.part([], (db) => sql`select 1`.execute(db)))

    test('has no power of its own', async () => {
      const { schema, execute } = await make()
      const { rows } = await execute('select * from pg_roles where rolname = $1', [`${schema}_viewer`])
      expect(rows[0]).toMatchObject({
        rolcanlogin: true,
        rolsuper: false,
        rolbypassrls: false,
        rolinherit: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
      })
    })

    test('gets a new password and the contexts a new key when the portal has a new secret', async () => {
      const { schema } = await make()
      const changed = await open(schema, { secret: Buffer.alloc(32, 'a new secret') })
      await changed.migrate()
      const account = await changed.forViewer(identity, (lane) => lane.part([], (db) => sql`select viewer_account() as id`.execute(db)))
      expect(account.rows).toEqual([{ id: identity.accountId }])
    })

    test.each<[string, RegExp, (role: string, other: string) => string]>([
      ['is a member of another role', /member of r_/, (role, other) => `grant ${other} to ${role}`],
      ['may create in the schema', /may create in the schema t_/, (role) => `grant create on schema ${toSchema(role)} to ${role}`],
      [
        'owns a table',
        /it owns outbox/,
        (role) => `grant create on schema ${toSchema(role)} to ${role}; grant ${role} to current_user; alter table outbox owner to ${role}`,
      ],
    ])('is refused when it %s', async (_, reason, spoil) => {
      const store = await make()
      await store.execute(spoil(`${store.schema}_viewer`, await createRole(store, 'nologin')))
      const next = await open(store.schema)
      await expect(firstLane(next)).rejects.toMatchObject({ code: 'VIEWER_ROLE_UNSAFE', message: expect.stringMatching(reason) })
      await expect(firstLane(next)).rejects.toMatchObject({ code: 'VIEWER_ROLE_UNSAFE' })
    })

    test('is refused when it is a superuser', async () => {
      const { schema, execute } = await make()
      const { rows } = await execute('select rolname from pg_roles where rolsuper limit 1')
      const next = await open(schema, { viewerRole: String(rows[0]?.['rolname']) })
      await expect(firstLane(next)).rejects.toThrow(/superuser/)
    })

    test('is asked of the administrator, word for word, when the portal’s user may not make it', async () => {
      const owner = await make()
      const schema = createSchemaName()
      schemas.push(schema)
      const limited = await open(schema, {
        databaseUrl: await withLogin(database.options, await createRole(owner, `login password 'limited'`)),
      })
      const refusal: unknown = await limited.migrate().catch((error: unknown) => error)
      expect(refusal).toMatchObject({ code: 'VIEWER_ROLE_MISSING' })
      const statement = /create role .*;/.exec(String(refusal))?.[0] ?? 'none'
      await owner.execute(statement)
      await expect(limited.migrate()).rejects.toThrow(/permission denied for database/)
    })

    test('can be one that the administrator made', async () => {
      const owner = await make()
      const role = await createRole(owner, `login password 'limited' noinherit`)
      const schema = createSchemaName()
      schemas.push(schema)
      const store = await open(schema, { viewerDatabaseUrl: await withLogin(database.options, role) })
      await store.migrate()
      const { rows } = await store.forViewer(identity, (lane) => lane.part([], (db) => sql`select session_user as name`.execute(db)))
      expect(rows).toEqual([{ name: role }])
      await store.execute(`drop schema ${schema} cascade`)
    })
  })

  describe.runIf(database.name === 'postgresql')('when the server is lost', () => {
    test('a lane says UNAVAILABLE, and the next one works', async () => {
      const store = await make()
      const die = (): Promise<unknown> =>
        store.forViewer(identity, (lane) => lane.part([], (db) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(db)))
      await expect(die()).rejects.toEqual(UNAVAILABLE)
      expect(await store.forViewer(identity, (lane) => lane.part([], async (db) => (await sql`select 1 as one`.execute(db)).rows))).toEqual(
        [{ one: 1 }],
      )
    })

    test('a transaction and a single statement say UNAVAILABLE, and the next ones work', async () => {
      const store = await make()
      const die = sql`select pg_terminate_backend(pg_backend_pid())`
      await expect(store.transaction((db) => die.execute(db))).rejects.toEqual(UNAVAILABLE)
      await expect(die.execute(store.system())).rejects.toEqual(UNAVAILABLE)
      await expect(store.execute('select pg_terminate_backend(pg_backend_pid())')).rejects.toEqual(UNAVAILABLE)
      expect(await store.system().selectFrom('client').select('id').execute()).toEqual([])
    })

    test('a server that is not there says UNAVAILABLE', async () => {
      const store = await openStore({ databaseUrl: 'postgresql://nobody:x@127.0.0.1:1/none', secret: TEST_SECRET })
      await expect(store.migrate()).rejects.toEqual(UNAVAILABLE)
      await expect(store.forViewer(identity, async () => {})).rejects.toEqual(UNAVAILABLE)
      await expect(store.exclusively('x', async () => {})).rejects.toEqual(UNAVAILABLE)
      await store.close()
    })
  })

  test('a connection whose prepared statements no longer fit the tables is replaced', async () => {
    const store = await make([])
    await store.execute('create table board_note (a integer); insert into board_note values (1)')
    const read = (): Promise<{ rows: unknown[] }> => sql`select * from board_note where a = ${1}`.execute(store.system())
    expect((await read()).rows).toEqual([{ a: 1 }])
    await store.execute('alter table board_note add b integer')
    await read().catch(() => {})
    expect((await read()).rows).toEqual([{ a: 1, b: null }])
  })

  test('days, large numbers and moments come back alike on every database', async () => {
    const store = await make([])
    const { rows } = await sql`select date '2026-03-29' as day, 9007199254740993 as large, timestamptz '2026-03-29T02:30:00+02' as moment,
      array['a', 'b'] as list, '{"a":1}'::jsonb as json, '\\x0102'::bytea as bytes`.execute(store.system())
    expect(rows).toEqual([
      {
        day: '2026-03-29',
        large: '9007199254740993',
        moment: new Date('2026-03-29T00:30:00Z'),
        list: ['a', 'b'],
        json: { a: 1 },
        bytes: expect.anything(),
      },
    ])
  })
})

function toSchema(role: string): string {
  return role.replace('_viewer', '')
}

async function withLogin(options: (schema: string) => Promise<StoreOptions>, role: string): Promise<string> {
  const url = new URL((await options('x')).databaseUrl ?? '')
  url.searchParams.set('user', role)
  url.searchParams.set('password', 'limited')
  url.username = url.hostname === '' ? '' : role
  return url.href
}
