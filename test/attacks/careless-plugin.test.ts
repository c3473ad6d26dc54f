import { definePart, definePlugin } from '@voordeur/core'
import { Report } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, inject, leak, report } from './attacked-portal.ts'
import type { Viewer } from './own-side-portal.ts'

const THEIRS = 'GEHEIM-VAN-BOS'
const MINE = 'GEHEIM-VAN-ALBLAS'

// What a viewer's part may read at all; every other table of the database is refused, also one that is added later.
const READABLE = ['buur_note', 'client', 'client_photo', 'lek_news', 'lek_note', 'lek_own', 'record', 'record_file']

// A table of the plugin's own desk: it may be asked from a reader's part, and no row of it is there.
const EMPTY = ['lek_desk']

const words = { 'lek.title': 'Lek', 'buur.title': 'Buur' }
const neighbour = definePart({
  id: 'buur',
  title: 'buur.title',
  icon: 'lock',
  scope: 'client',
  rights: { read: {} },
  load: async () => '',
  view: () => '',
})
const table = (statement: string) => ({
  up: async (db: Parameters<ReturnType<typeof sql.raw>['execute']>[0]) => void (await sql.raw(statement).execute(db)),
})
const careless = definePlugin({
  id: 'lek',
  api: 1,
  messages: { nl: words, en: words },
  tables: {
    migrations: {
      // A number that is counted for everybody together, and a rule that forgets whose text it is.
      '001': table('create table lek_note (nr bigserial primary key, client_id uuid not null, text text unique not null)'),
      '002': table('create table lek_own (account_id uuid not null, text text not null)'),
      '003': table('create table lek_news (id uuid primary key, text text not null)'),
      '004': table('create table lek_desk (id uuid primary key, text text not null)'),
    },
    rows: { note: 'client', own: 'account', news: 'organisation', desk: 'desk' },
    personalData: { note: 'A text of a test.', own: 'A text of a test.', news: 'Nothing of anybody.', desk: 'A text of a test.' },
  },
  parts: () => [leak],
})
const other = definePlugin({
  id: 'buur',
  api: 1,
  messages: { nl: words, en: words },
  tables: {
    migrations: { '001': table('create table buur_note (client_id uuid not null, text text not null)') },
    rows: { note: 'client' },
    personalData: { note: 'A text of a test.' },
  },
  parts: () => [neighbour],
})

// How people read a table who forgot that there are other clients.
const READS: readonly ((name: string) => string)[] = [
  (name) => `select * from ${name}`,
  (name) => `select t::text as row from ${name} as t`,
  (name) => `select * from ${name} where true or true`,
  (name) => `select client.name, to_jsonb(t) as row from client full join ${name} as t on true`,
  (name) => `select (select string_agg(t::text, ' ') from ${name} as t) as rows`,
  (name) => `with all_of_it as materialized (select * from ${name}) select * from all_of_it`,
  (name) => `select * from ${name} union all select * from ${name}`,
  (name) => `select l.* from generate_series(1, 2) as n, lateral (select * from ${name} limit 100 offset n - 1) as l`,
  (name) => `table ${name}`,
  (name) => `select query_to_xml('select * from ${name}', true, true, '')::text as rows`,
  (name) => `select table_to_xml('${name}', true, true, '')::text as rows`,
  (name) => `select json_agg(t) as rows from ${name} as t`,
  (name) => `select max(t::text) as last, min(t::text) as first from ${name} as t`,
  (name) => `select * from ${name} tablesample system (100)`,
  (name) => `select t.ctid, t.xmin, t.* from ${name} as t for update`,
]

const WRITES: readonly ((name: string) => string)[] = [
  (name) => `delete from ${name} returning *`,
  (name) => `with gone as (delete from ${name} returning *) select * from gone`,
  (name) => `insert into ${name} select * from ${name} returning *`,
  (name) => `merge into ${name} as t using client on true when matched then delete`,
]

describe.each(databases)('a careless plugin, on $name', ({ url }) => {
  let portal: TestPortal
  let attacker: Viewer
  let victim: Viewer
  let secrets: readonly string[]
  const run = (statement: string) => sql.raw(statement).execute(portal.store.system())
  const tables = async () =>
    (
      await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = ${portal.store.schema} order by 1`.execute(
        portal.store.system(),
      )
    ).rows.map(({ name }) => name)

  beforeAll(async () => {
    const memory = createMemorySource([Report])
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: `${MINE}-naam` }, records: [report('1', `${MINE}-verslag`)], complete: [Report] },
      // With a digest, so that what was read of them is kept too.
      {
        sourceId: 'b',
        digest: `${THEIRS}-digest`,
        read: async () => ({
          client: { sourceId: 'b', number: '200', name: `${THEIRS}-naam`, bornOn: '1931-07-13' },
          records: [report('2', `${THEIRS}-verslag`)],
          complete: [Report],
        }),
      },
      { completeSnapshot: true },
    ]
    portal = await createTestPortal(
      { plugins: [careless(), other()], sources: [memory.source] },
      url === undefined ? {} : { databaseUrl: url },
    )
    await portal.sync()
    attacker = await portal.viewer({ clientNumber: '100', portalAdmin: true })
    victim = await portal.viewer({ clientNumber: '200', portalAdmin: true, name: `${THEIRS}-kijker` })
    secrets = [THEIRS, victim.clientId, victim.accountId ?? '', '1931-07-13', ...(await fill(portal, { attacker, victim }))]
    await run('analyze')
  })
  afterAll(() => portal.close())

  /** What of somebody else an answer shows. */
  const spill = (answer: unknown) => secrets.filter((secret) => JSON.stringify(answer).includes(secret))
  const theirRows = async () => {
    const rows: string[] = []
    for (const name of (await tables()).filter((each) => each !== 'audit_entry'))
      rows.push(
        ...(
          await sql<{ row: string }>`select t::text as row from ${sql.table(`${portal.store.schema}.${name}`)} as t`.execute(
            portal.store.system(),
          )
        ).rows.map(({ row }) => `${name} ${row}`),
      )
    return rows.filter((row) => secrets.some((secret) => row.includes(secret))).toSorted()
  }

  // First of all: a view shows the statements of a session too, and after this the attacker's own name what they look for.
  test('every view of the catalogue shows nothing of another client and no key', async () => {
    const { rows } = await sql<{ name: string }>`
      select schemaname || '.' || viewname as name from pg_views where schemaname in ('pg_catalog', 'information_schema') order by 1`.execute(
      portal.store.system(),
    )
    expect(rows.length).toBeGreaterThan(100)
    await Promise.all([victim.get(`/client/${victim.clientId}/lek/lek?q=select+1`), attacker.get(`/client/${attacker.clientId}`)])
    for (const { name } of rows) expect([name, spill(await inject(attacker, `select * from ${name} limit 2000`))]).toEqual([name, []])
  })

  test('every table holds something of another client or of the portal, so that there is something to see', async () => {
    const empty: string[] = []
    for (const name of await tables())
      if ((await run(`select from "${portal.store.schema}"."${name}" limit 1`)).rows.length === 0) empty.push(name)
    expect(empty.filter((name) => !/ledger|lock$/.test(name))).toEqual([])
  })

  test.each(READS.map((read) => [read('t'), read] as const))('of every table it sees its own client or nothing: %s', async (_, read) => {
    const readable: string[] = []
    for (const name of await tables()) {
      const answer = await inject(attacker, read(name))
      expect([name, spill(answer)]).toEqual([name, []])
      if (answer !== 'failed') readable.push(name)
    }
    expect([...READABLE, ...EMPTY]).toEqual(expect.arrayContaining(readable))
  })

  test('of what is for the desk it sees nothing', async () => {
    for (const name of EMPTY) expect([name, await inject(attacker, `select * from ${name}`)]).toEqual([name, []])
  })

  test('its own client it does see, in the same tables', async () => {
    for (const name of READABLE.filter((each) => each !== 'lek_news'))
      expect([
        name,
        JSON.stringify(await inject(attacker, `select t::text as row from ${name} as t`)).includes(
          name === 'client_photo' ? attacker.clientId : 'ALBLAS',
        ),
      ]).toEqual([name, true])
  })

  test.each(WRITES.map((write) => [write('t'), write] as const))('nothing of anybody else is changed or taken: %s', async (_, write) => {
    const before = await theirRows()
    for (const name of await tables()) expect([name, spill(await inject(attacker, write(name)))]).toEqual([name, []])
    expect(await theirRows()).toEqual(before)
    await refill(portal, attacker)
  })

  test('it writes nothing in another client’s name', async () => {
    const before = await theirRows()
    for (const statement of [
      `insert into lek_note (client_id, text) values ('${victim.clientId}', 'x') returning *`,
      `insert into buur_note values ('${victim.clientId}', 'x') returning *`,
      `insert into lek_own values ('${victim.accountId}', 'x') returning *`,
      `update lek_note set client_id = '${victim.clientId}' returning *`,
      `update lek_own set account_id = '${victim.accountId}' returning *`,
      `insert into lek_news values (gen_random_uuid(), 'x')`,
      `insert into lek_desk values (gen_random_uuid(), 'x')`,
    ])
      expect([statement, await inject(attacker, statement)]).toEqual([statement, 'failed'])
    expect(await theirRows()).toEqual(before)
  })

  test('an error says nothing of another client: not one that a rule gives, nor one that quotes what it could not read', async () => {
    const { client_id: mine } = { client_id: attacker.clientId }
    for (const statement of [
      `insert into lek_note (client_id, text) values ('${mine}', '${THEIRS}-lek_note')`,
      `insert into lek_note (client_id, text) values ('${mine}', '${THEIRS}-lek_note') on conflict (text) do update set text = excluded.text returning *`,
      'select t::text::int from lek_note as t',
      'select (data::text)::int from record',
      "select 1 / (length(text) - length(text)) from lek_note where text like 'GEHEIM-VAN-BOS%'",
      'select xmlparse(document text) from lek_note',
      'select * from lek_note where text::uuid is null',
    ]) {
      const answer = await attacker.json(`/client/${mine}/lek/lek?${new URLSearchParams({ q: statement }).toString()}`)
      expect([statement, answer.text.replaceAll(/\s/g, '')]).not.toEqual([statement, expect.stringContaining(victim.clientId)])
      expect(secrets.filter((secret) => answer.text.includes(secret))).toEqual([])
      const logged = JSON.stringify(portal.log)
      expect(secrets.filter((secret) => logged.includes(secret))).toEqual([])
    }
  })

  test('a condition that tells by its error whether somebody else’s row is there is never asked about it', async () => {
    const guess = (text: string) => inject(attacker, `select nr from lek_note where 1 / (case when text = '${text}' then 0 else 1 end) = 1`)
    expect(await guess(`${MINE}-lek_note`)).toBe('failed')
    expect(await guess(`${THEIRS}-lek_note`)).not.toBe('failed')
  })

  test.each([
    'select * from pg_statistic',
    'select * from pg_largeobject',
    'select * from pg_authid',
    'select * from pg_user_mapping',
    "select setval('lek_note_nr_seq', 1)",
    "select currval('audit_entry_seq_seq')",
    'select last_value from audit_entry_seq_seq',
    'create temp table record (id int)',
    'create function mine() returns int language sql security definer as $$ select 1 $$',
    'copy record to stdout',
    "copy (select * from account) to '/tmp/x'",
    'do $$ begin perform 1; end $$',
    'listen x',
    'prepare x as select * from account',
    'explain analyze select * from account',
    'set local role none',
    'lock table record',
    'truncate lek_note',
    'select audit_purge(gen_random_uuid(), now(), 1, now(), null)',
  ])('is refused: %s', async (statement) => {
    expect(await inject(attacker, statement)).toBe('failed')
  })
})

/** Rows of both clients in every table there is; gives the words in them that a test looks for. */
async function fill(
  portal: TestPortal,
  { attacker, victim }: { readonly attacker: Viewer; readonly victim: Viewer },
): Promise<readonly string[]> {
  const ids: string[] = []
  const run = (statement: ReturnType<typeof sql>) => statement.execute(portal.store.system())
  await run(sql`insert into lek_news values (gen_random_uuid(), 'nieuws')`)
  await run(sql`insert into lek_desk values (gen_random_uuid(), ${THEIRS})`)
  await run(sql`insert into staff_name values ('memory', ${`${THEIRS}-verzorgende`}, null)`)
  await run(
    sql`insert into outbox (id, kind, recipient, body, state, next_attempt_at, created_at) values (gen_random_uuid(), 'mail', ${`${THEIRS}@voorbeeld.nl`}, 'x', 'waiting', now(), now())`,
  )
  await fillOfKernel(portal, victim)
  await run(sql`insert into audit_seal (up_to, entries, seal, at) values (1, 1, ${`${THEIRS}-zegel`}, now())`)
  for (const [word, viewer] of [
    [MINE, attacker],
    [THEIRS, victim],
  ] as const) {
    const { clientId, accountId = '' } = viewer
    // Who did not agree to them sees no page at all, and shows nothing by it.
    await run(sql`insert into terms_acceptance values (${accountId}, 1, now())`)
    const [invitation, download] = [crypto.randomUUID(), crypto.randomUUID()]
    const access = await portal.store
      .system()
      .selectFrom('access')
      .select('id')
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()
    if (viewer === victim) ids.push(access.id, invitation, download)
    await run(sql`insert into client_photo values (${clientId}, 'image/jpeg', ${word}, ${word}, ${Buffer.from(word)})`)
    await run(sql`insert into record_file (id, record_id, client_id, mime, digest, size, bytes)
      select gen_random_uuid(), id, client_id, 'application/pdf', ${word}, ${word.length}, ${Buffer.from(word)} from record where client_id = ${clientId}`)
    await run(sql`insert into notice (id, account_id, client_id, plugin, kind, reference, "values", created_at)
      values (gen_random_uuid(), ${accountId}, ${clientId}, 'lek', 'x', ${word}, '{}', now())`)
    await run(sql`insert into invitation (id, client_id, invited_by, first_name, last_name, email, gender, role, basis, rights, created_at)
      values (${invitation}, ${clientId}, ${accountId}, ${word}, 'x', ${`${word.toLowerCase()}@voorbeeld.nl`}, 'other', 'friend', 'invited', '{}', now())`)
    await run(sql`insert into download (id, account_id, client_id, access_id, assurance, state, created_at, expires_at)
      values (${download}, ${accountId}, ${clientId}, ${access.id}, 'mfa', 'waiting', now(), now() + interval '1 day')`)
    await run(sql`insert into download_chunk values (${download}, 1, 1, ${Buffer.from(word)})`)
    await fillOwn(portal, viewer, word)
  }
  return ids
}

/** What only the kernel reads: of staff, of people who ask for access, and on its way to elsewhere. */
async function fillOfKernel(portal: TestPortal, { clientId, accountId = '' }: Viewer): Promise<void> {
  const run = (statement: ReturnType<typeof sql>) => statement.execute(portal.store.system())
  const word = Buffer.from(THEIRS)
  const request = crypto.randomUUID()
  await run(
    sql`insert into desk_member (account_id, sets, added_by, added_at, changed_at) values (${accountId}, '{}', ${THEIRS}, now(), now())`,
  )
  await run(sql`insert into access_request (id, state, content, address, asked_at, confirmed_at, expires_at, client_id)
    values (${request}, 'open', ${word}, ${THEIRS}, now(), now(), now(), ${clientId})`)
  await run(sql`insert into access_request_file values (gen_random_uuid(), ${request}, 'application/pdf', ${word}, ${word})`)
  await run(sql`insert into access_welcome (account_id, asked_by, created_at, due_at) values (${accountId}, ${THEIRS}, now(), now())`)
  await run(sql`insert into access_list values (gen_random_uuid(), ${accountId}, ${word}, now())`)
  await run(sql`insert into use_limit values (${THEIRS}, 1, now())`)
  await run(sql`insert into source_message (id, client_id, account_id, source, message, next_attempt_at, created_at)
    values (gen_random_uuid(), ${clientId}, ${accountId}, 'memory', ${THEIRS}, now() + interval '9 days', now())`)
  await run(sql`insert into feed (id, account_id, client_id, access_id, part, assurance, secret_hash, created_at, counted_from)
    select gen_random_uuid(), ${accountId}, ${clientId}, id, 'lek.lek', 'mfa', ${THEIRS}, now(), now() from access where account_id = ${accountId}`)
  await run(sql`insert into record_finding (id, record_id, client_id, plugin, kind, fields, first_seen_at)
    select gen_random_uuid(), id, client_id, 'lek', ${THEIRS}, '{}', now() from record where client_id = ${clientId}`)
  await run(sql`insert into banner values (true, ${THEIRS}, now() + interval '9 days', now() + interval '10 days', ${THEIRS}, now())`)
  await run(sql`insert into terms_version values (gen_random_uuid(), 1, ${THEIRS}, ${THEIRS}, now())`)
}

async function fillOwn(portal: TestPortal, { clientId, accountId = '' }: Viewer, word: string): Promise<void> {
  const run = (statement: ReturnType<typeof sql>) => statement.execute(portal.store.system())
  await run(sql`insert into lek_note (client_id, text) values (${clientId}, ${`${word}-lek_note`})`)
  await run(sql`insert into buur_note values (${clientId}, ${`${word}-buur_note`})`)
  await run(sql`insert into lek_own values (${accountId}, ${`${word}-lek_own`})`)
}

/** What a test took from its own client is put back. */
async function refill(portal: TestPortal, viewer: Viewer): Promise<void> {
  const db = portal.store.system()
  await sql`delete from lek_note where client_id = ${viewer.clientId}`.execute(db)
  await sql`delete from buur_note where client_id = ${viewer.clientId}`.execute(db)
  await sql`delete from lek_own where account_id = ${viewer.accountId ?? ''}`.execute(db)
  await fillOwn(portal, viewer, MINE)
}
