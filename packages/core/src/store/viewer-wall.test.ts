import { sql, type Kysely } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCode } from './database-fault.ts'
import { createId } from './ids.ts'
import type { OpenStore, ViewerIdentity } from './store.ts'
import { insertClient, insertRecord } from './test-rows.ts'
import { eachStore, TEST_SECRET } from './test-stores.ts'
import { LOG_ONLY, toContextKey, toSignedContext } from './viewer-context.ts'
import { toViewerPassword } from './viewer-role.ts'
import { VIEWER_FUNCTIONS } from './walls.ts'

const MINUTE = 60_000
const READABLE = ['client', 'client_photo', 'record', 'record_file']
const { key } = toContextKey(TEST_SECRET)

// What an attacker has who can run any SQL in a viewer's session, past every check of the code. The embedded database makes no promise here.
eachStore((make, { name }) => {
  describe.runIf(name === 'postgresql')('against SQL in the viewer’s own session', () => {
    let store: OpenStore
    let session: pg.Client
    let mine: string
    let theirs: string
    let viewer: ViewerIdentity

    beforeAll(async () => {
      store = await make()
      mine = await insertClient(store)
      theirs = await insertClient(store)
      await insertRecord(store, { client_id: mine })
      await insertRecord(store, { client_id: theirs })
      viewer = { accountId: createId(), clientId: mine, now: new Date() }
      session = await connectAsViewer(store)
    })
    afterAll(() => session.end())

    const sign = (content: Partial<ViewerIdentity> = {}, signedAt = new Date()): string =>
      toSignedContext(key, { identity: { ...viewer, ...content }, types: ['report'], signedAt })
    const signForLog = (): string => toSignedContext(key, { identity: viewer, types: LOG_ONLY, signedAt: new Date() })

    const clientsSeenWith = async (context: string): Promise<readonly unknown[]> => {
      await session.query(`select set_config('voordeur.context', $1, false)`, [context])
      const { rows } = await session.query<{ client_id: string }>('select client_id from record')
      return rows.map(({ client_id: id }) => id)
    }

    test('with the portal’s own context it sees its own client', async () => {
      expect(await clientsSeenWith(sign())).toEqual([mine])
    })

    test('without a context, or with an empty or malformed one, it sees nothing', async () => {
      for (const context of ['', 'x', '\u001f', `${'0'.repeat(64)}\u001f`, sign().slice(0, -1), ` ${sign()}`]) {
        expect(await clientsSeenWith(context)).toEqual([])
      }
      await session.query('reset voordeur.context')
      expect((await session.query('select from record')).rows).toEqual([])
    })

    test('with another client under its own signature it sees nothing', async () => {
      expect(await clientsSeenWith(sign().replace(mine, theirs))).toEqual([])
    })

    test('with a signature of another secret it sees nothing', async () => {
      const other = toContextKey(Buffer.alloc(32, 'another')).key
      expect(await clientsSeenWith(toSignedContext(other, { identity: viewer, types: ['report'], signedAt: new Date() }))).toEqual([])
    })

    test('with more types or a later clock under its own signature it sees nothing', async () => {
      expect(await clientsSeenWith(`${sign()}\u001eplan`)).toEqual([])
      expect(await clientsSeenWith(sign().replace(viewer.now.toISOString(), '2099-01-01T00:00:00.000Z'))).toEqual([])
    })

    test('with a context that has expired it sees nothing', async () => {
      expect(await clientsSeenWith(sign({}, new Date(Date.now() - 4 * MINUTE)))).toEqual([mine])
      expect(await clientsSeenWith(sign({}, new Date(Date.now() - 6 * MINUTE)))).toEqual([])
    })

    test.each([
      ['the key', 'select * from context_key'],
      ['the unpacked context of the kernel', 'select viewer_context()'],
      ['the accounts', 'select * from account'],
      ['the log', 'select * from audit_entry'],
      ['passwords', 'select * from pg_authid'],
      ['the ledger', 'select * from voordeur_ledger_core'],
    ])('it may not read %s', async (_, statement) => {
      await expect(session.query(statement)).rejects.toMatchObject({ code: '42501' })
    })

    test.each(['set role portal_owner', 'set session authorization portal_owner', "select set_config('role', 'portal_owner', false)"])(
      'it may not become the owner: %s',
      async (statement) => {
        const { rows } = await store.execute('select current_user as owner')
        await expect(session.query(statement.replace('portal_owner', String(rows[0]?.['owner'])))).rejects.toMatchObject({ code: '42501' })
      },
    )

    test('giving back its role, or taking it again, changes nothing', async () => {
      await session.query(`reset role; set role none; reset session authorization; set role ${store.schema}_viewer; reset role`)
      expect(await clientsSeenWith('')).toEqual([])
      await expect(session.query('select from account')).rejects.toMatchObject({ code: '42501' })
    })

    test('switching row security off refuses the read, and does not open it', async () => {
      await session.query('set row_security = off')
      await expect(session.query('select from record')).rejects.toMatchObject({ code: '42501' })
      await session.query('reset row_security')
    })

    test.each([
      'alter table record disable row level security',
      'create policy open on record using (true)',
      'create table mine (id uuid)',
      'create table public.mine (id uuid)',
      'create function leak(uuid) returns boolean language sql as $$ select true $$',
      'create or replace function viewer_client() returns uuid language sql as $$ select null::uuid $$',
      'truncate audit_entry',
      'update audit_entry set outcome = outcome',
      'delete from audit_entry',
      'alter table audit_entry disable trigger append_only',
      "set session_replication_role = 'replica'",
      'alter role current_user superuser',
      "select setval(pg_get_serial_sequence('audit_entry', 'seq'), 1)",
      "copy record to program 'cat'",
      "select pg_read_file('/etc/passwd')",
    ])('it may not %s', async (statement) => {
      await expect(session.query(statement)).rejects.toMatchObject({ code: '42501' })
    })

    test('it cannot add to the log without a context', async () => {
      await session.query('reset voordeur.context')
      await expect(session.query(`select audit_append('[]')`)).rejects.toThrow(/CONTEXT_INVALID/)
    })

    test('it cannot add to the log with the context of a part, nor read with the one for the log', async () => {
      await session.query(`select set_config('voordeur.context', $1, false)`, [sign()])
      await expect(session.query(`select audit_append('[]')`)).rejects.toThrow(/CONTEXT_INVALID/)
      expect(await clientsSeenWith(signForLog())).toEqual([])
    })

    test('it cannot add to the log in another name', async () => {
      await session.query(`select set_config('voordeur.context', $1, false)`, [signForLog()])
      const forged = [
        { id: createId(), eventType: 'x', action: 'R', outcome: 'success', account_id: theirs, client_id: theirs, at: '2000-01-01' },
      ]
      await session.query('select audit_append($1)', [JSON.stringify(forged)])
      const entry = await store.system().selectFrom('audit_entry').selectAll().executeTakeFirstOrThrow()
      expect(entry).toMatchObject({ account_id: viewer.accountId, client_id: mine, at: viewer.now })
    })

    test.each([`select notice_accesses()`, `select notice_deliver('[]')`, `select source_message_add('[]')`])(
      'it can ask who has access, tell them something, and write to the care record, none of it without a context or with that of a part: %s',
      async (statement) => {
        await session.query('reset voordeur.context')
        await expect(session.query(statement)).rejects.toThrow(/CONTEXT_INVALID/)
        await session.query(`select set_config('voordeur.context', $1, false)`, [sign()])
        await expect(session.query(statement)).rejects.toThrow(/CONTEXT_INVALID/)
      },
    )

    test('even the kernel’s own context tells nobody but who has access to its client, and not the viewer', async () => {
      const people = { viewer: viewer.accountId, mine: createId(), theirs: createId(), gone: createId() }
      const db = store.system()
      for (const [name, id] of Object.entries(people)) {
        const account = { id, email: `${name}@voorbeeld.nl`, name, locale: 'nl', form: null, created_at: viewer.now }
        await db.insertInto('account').values(account).execute()
        const access = { id: createId(), account_id: id, client_id: name === 'theirs' ? theirs : mine, basis: 'family' }
        const rest = { represents: false, portal_admin: false, rights: [], valid_from: viewer.now, granted_by: 'x', created_at: viewer.now }
        await db
          .insertInto('access')
          .values({ ...access, ...rest, revoked_at: name === 'gone' ? viewer.now : null })
          .execute()
      }
      await session.query(`select set_config('voordeur.context', $1, false)`, [signForLog()])
      const { rows } = await session.query<{ accesses: { accountId: string }[] }>('select notice_accesses() as accesses')
      expect(rows[0]?.accesses.map(({ accountId }) => accountId).toSorted()).toEqual([people.viewer, people.mine].toSorted())
      const told = Object.values(people).map((accountId) => ({
        id: createId(),
        accountId,
        plugin: 'x',
        kind: 'x',
        reference: 'x',
        values: {},
        client_id: theirs,
        created_at: '2000-01-01',
      }))
      await session.query('select notice_deliver($1)', [JSON.stringify(told)])
      const notices = await db.selectFrom('notice').selectAll().execute()
      expect(notices).toMatchObject([{ account_id: people.mine, client_id: mine, created_at: viewer.now }])
    })

    test('a temporary table of the same name does not stand in for the real one in the next lane of that connection', async () => {
      const decoy = createId()
      for (const _ of [1, 2, 3, 4, 5]) {
        await store.forViewer(viewer, (lane) => lane.part(['report'], (db) => poison(db, decoy))).catch(() => {})
      }
      const seen = await store.forViewer(viewer, (lane) => lane.part(['report'], readClients))
      expect(seen).toEqual([{ client_id: mine }])
    })

    test('of every table there is it reads those of its client and of itself, and is refused all others', async () => {
      await session.query(`select set_config('voordeur.context', $1, false)`, [sign()])
      const { rows } = await store.execute(`select tablename as name from pg_tables where schemaname = '${store.schema}'`)
      const names = rows.map(({ name }) => String(name)).filter((name) => !READABLE.includes(name))
      expect(names.length).toBeGreaterThan(10)
      for (const name of names) expect([name, await codeOf(session, `select from "${name}"`)]).toEqual([name, '42501'])
      for (const name of READABLE) expect([name, await codeOf(session, `select from "${name}"`)]).toEqual([name, undefined])
    })

    test('of every function there is it may call those that take who asks from the context, and no other', async () => {
      const { rows } = await store.execute(
        `select p.oid::regprocedure::text as name, has_function_privilege('${store.schema}_viewer', p.oid, 'execute') as callable
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = '${store.schema}'`,
      )
      const callable = rows.filter((row) => row['callable']).map(({ name }) => String(name).replace(/^.*\.|\(.*$/g, ''))
      expect(callable.toSorted()).toEqual([...VIEWER_FUNCTIONS].toSorted())
      expect(rows.length).toBeGreaterThan(callable.length)
    })

    test('with a key of its own in a temporary table it forges no context', async () => {
      const forged = Buffer.alloc(32, 'a key of its own')
      const { key: own, innerPad, outerPad } = toContextKey(forged)
      await session.query('create temporary table context_key (only_one boolean, inner_pad bytea, outer_pad bytea)')
      await session.query('grant all on pg_temp.context_key to public')
      await session.query('insert into pg_temp.context_key values (true, $1, $2)', [innerPad, outerPad])
      const identity = { ...viewer, clientId: theirs }
      for (const path of [store.schema, `pg_temp, ${store.schema}`, 'pg_temp']) {
        await session.query(`select set_config('search_path', $1, false)`, [path])
        await session.query(`select set_config('voordeur.context', $1, false)`, [
          toSignedContext(own, { identity, types: ['report'], signedAt: new Date() }),
        ])
        expect((await session.query(`select from ${store.schema}.record`)).rows).toEqual([])
      }
      await session.query(`set search_path = ${store.schema}; drop table pg_temp.context_key`)
    })

    test('a function of its own that runs with the rights of its owner runs with its own rights', async () => {
      await session
        .query(`create function pg_temp.leak() returns setof ${store.schema}.client_photo language sql security definer
        as $$ select null::uuid, email, email, email, null::bytea from ${store.schema}.account $$`)
        .catch(() => {})
      expect(await codeOf(session, 'select * from pg_temp.leak()')).toMatch(/^42(?:501|883)$/)
      await session.query('discard temp').catch(() => {})
    })

    test('the context of somebody else that it got hold of shows what their own page could show, until it expires, and not a type more', async () => {
      const captured = sign({ clientId: theirs, accountId: createId() })
      await insertRecord(store, { client_id: theirs, type: 'plan' })
      await session.query(`select set_config('voordeur.context', $1, false)`, [captured])
      const { rows } = await session.query<{ client_id: string; type: string }>('select client_id, type from record')
      expect(rows).toEqual([{ client_id: theirs, type: 'report' }])
      await expect(session.query(`select audit_append('[]')`)).rejects.toThrow(/CONTEXT_INVALID/)
      expect(await clientsSeenWith(sign({ clientId: theirs }, new Date(Date.now() - 6 * MINUTE)))).toEqual([])
    })

    test('what a viewer’s session asks of other sessions does not show their contexts', async () => {
      const spied = await store.forViewer(viewer, (lane) =>
        lane.part(['report'], async () => (await session.query<{ query: string }>('select query from pg_stat_activity')).rows),
      )
      expect(spied.map(({ query }) => query).join('\n')).not.toContain(viewer.accountId)
    })
  })
})

/** The code of the error that a statement gives; undefined when it gives none. */
async function codeOf(session: pg.Client, statement: string): Promise<string | undefined> {
  return session.query(statement).then(
    () => undefined,
    (error: unknown) => readCode(error),
  )
}

async function connectAsViewer({ schema }: OpenStore): Promise<pg.Client> {
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '')
  url.searchParams.set('user', `${schema}_viewer`)
  url.searchParams.set('password', toViewerPassword(TEST_SECRET))
  const client = new pg.Client({ connectionString: url.href, options: `-c search_path=${schema}` })
  await client.connect()
  return client
}

async function readClients(db: Kysely<unknown>): Promise<readonly unknown[]> {
  return (await sql`select client_id from record`.execute(db)).rows
}

async function poison(db: Kysely<unknown>, decoy: string): Promise<void> {
  await sql`select ${decoy}::uuid as client_id into temporary record`.execute(db)
  await sql`select set_config('search_path', 'pg_temp', false)`.execute(db)
}
