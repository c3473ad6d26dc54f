import { expect, test } from 'vitest'
import { definePlugin } from '../define/plugin.ts'
import { addNotice } from '../notices/add-notice.ts'
import { createId } from '../store/ids.ts'
import { toMigration } from '../store/migrations/to-migration.ts'
import { NOBODY } from '../store/tables.ts'
import { clientStep, eachDatabase, type OwnSide } from './own-side.fixture.ts'

const EMAIL = 'zangvogel@voorbeeld.nl'
const NAME = 'Karel Zangvogel'
const staff = { by: 'M. Visser' }

type Open = Parameters<Parameters<typeof eachDatabase>[0]>[0]

/** Everything the database holds that names the account, but the access log: table and what was found. */
async function findTraces({ portal: { store } }: OwnSide, accountId: string): Promise<readonly string[]> {
  const { rows } = await store.execute(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = '${store.schema}' and c.relkind in ('r', 'p')`,
  )
  const traces: string[] = []
  for (const name of rows.map((row) => String(row['name'])).filter((table) => !table.startsWith('audit_'))) {
    const { rows: text } = await store.execute(`select coalesce(string_agg(t::text, ' '), '') as text from ${store.schema}.${name} t`)
    for (const trace of [accountId, EMAIL, NAME]) if (String(text[0]?.['text']).includes(trace)) traces.push(`${name}: ${trace}`)
  }
  return traces.toSorted()
}

/** A person with access to one client, and a neighbour with access to the same. */
async function openWithPerson(open: Open, given: Parameters<Open>[0] = {}) {
  const house = await open({ now: '2026-11-01T11:00:00Z', ...given })
  await house.deliver(clientStep({ sourceId: 'a' }), clientStep({ sourceId: 'b' }))
  const viewer = await house.portal.viewer({ clientNumber: 'nr-a', email: EMAIL, name: NAME, basis: 'family' })
  const neighbour = await house.portal.viewer({ clientNumber: 'nr-a', email: 'buur@voorbeeld.nl', basis: 'family', portalAdmin: true })
  await house.portal.start()
  return { house, viewer, neighbour, accountId: viewer.accountId ?? '' }
}

/** Puts something of the account in every table that holds any. */
async function fill(
  { portal }: OwnSide,
  of: { readonly accountId: string; readonly clientId: string; readonly neighbourId: string },
): Promise<void> {
  const { accountId, clientId, neighbourId } = of
  const { execute } = portal.store
  const now = portal.clock.now()
  const insert = (text: string, values: readonly unknown[]) => execute(text, [...values])
  await insert(`insert into board_seen (account_id, client_id, text) values ($1, $2, 'tot hier')`, [accountId, clientId])
  await insert(
    `insert into terms_version (id, version, text, published_by, published_at) values (gen_random_uuid(), 1, 'Voorwaarden', 'staf', now())`,
    [],
  )
  await insert(`insert into terms_acceptance (account_id, version, accepted_at) values ($1, 1, now())`, [accountId])
  const invite = `insert into invitation (id, client_id, invited_by, account_id, first_name, last_name, email, gender, role, basis, rights, created_at, sent_at, expires_at, declined_at)
    values (gen_random_uuid(), $1, $2, $3, 'Karel', 'Zangvogel', $4, 'male', 'zoon', 'invited', '{}', $5::timestamptz, $5::timestamptz, $5::timestamptz, $5::timestamptz)`
  await insert(invite, [clientId, neighbourId, accountId, EMAIL, now.toISOString()])
  await insert(invite, [clientId, accountId, neighbourId, 'iemand@voorbeeld.nl', now.toISOString()])
  await insert(
    `insert into download (id, account_id, client_id, access_id, assurance, state, created_at, expires_at)
      select gen_random_uuid(), account_id, client_id, id, 'single', 'expired', now(), now() from access where account_id = $1 limit 1`,
    [accountId],
  )
  await insert(
    `insert into feed (id, account_id, client_id, access_id, part, assurance, secret_hash, created_at, counted_from)
      select gen_random_uuid(), account_id, client_id, id, 'board.post', 'single', repeat('0', 64), now(), now() from access where account_id = $1 limit 1`,
    [accountId],
  )
  await insert(
    `insert into source_message (id, client_id, account_id, source, message, state, next_attempt_at, created_at, sent_at) values (gen_random_uuid(), $2, $1, 'memory', '', 'sent', now(), now(), now())`,
    [accountId, clientId],
  )
  await insert(`update access set granted_by = $1 where account_id = $2`, [accountId, neighbourId])
  await insert(
    `insert into outbox (id, kind, recipient, body, state, next_attempt_at, created_at) values (gen_random_uuid(), 'mail', $1, 'x', 'sent', now(), now())`,
    [EMAIL],
  )
  const db = portal.store.system()
  await addNotice(db, { accountId, clientId, kind: 'access-ends', reference: 'a', values: { day: '2026-12-01' }, now })
  await addNotice(db, {
    accountId: neighbourId,
    clientId,
    kind: 'invitation-accepted',
    reference: createId(now),
    values: { person: NAME },
    now,
  })
}

const idOf = (viewer: { readonly accountId?: string | undefined }) => viewer.accountId ?? ''

const revoke = ({ portal }: OwnSide, accountId: string) =>
  portal.store.execute(`update access set revoked_at = $2::timestamptz where account_id = $1`, [
    accountId,
    portal.clock.now().toISOString(),
  ])

const accountsErased = async ({ portal }: OwnSide) =>
  portal.store.system().selectFrom('audit_entry').selectAll().where('event_type', '=', 'account.erased').orderBy('seq').execute()

async function night({ portal }: OwnSide, instant: string): Promise<void> {
  portal.clock.set(instant)
  await portal.runJobs(0)
}

const exists = async ({ portal }: OwnSide, email: string) =>
  (await portal.store.execute(`select 1 from account where email = $1`, [email])).rows.length === 1

eachDatabase((open) => {
  test('a year after its last access ended, nothing of an account is left in the database, with one entry as proof', async () => {
    const { house, viewer, neighbour, accountId } = await openWithPerson(open)
    await viewer.post(`/client/${viewer.clientId}/board/post/write`, { text: 'wat hij schreef' })
    await fill(house, { accountId, clientId: viewer.clientId, neighbourId: idOf(neighbour) })
    const before = await findTraces(house, accountId)
    for (const table of ['access', 'account', 'board_seen', 'download', 'feed', 'invitation', 'notice', 'outbox', 'source_message'])
      expect(before).toContainEqual(expect.stringContaining(`${table}: `))
    await revoke(house, accountId)

    // The term is whole days: the last of them is 1 November, until it ends in Amsterdam.
    await night(house, '2027-11-01T22:30:00Z')
    expect(await accountsErased(house)).toEqual([])
    await night(house, '2027-11-02T02:56:00Z')
    expect(await findTraces(house, accountId)).toEqual([])
    expect(await accountsErased(house)).toMatchObject([
      {
        account_id: accountId,
        client_id: null,
        outcome: 'success',
        action: 'D',
        detail: { name: NAME, erased: { access: 1, board_seen: 1, feed: 1 } },
      },
    ])
    expect((await viewer.get('/')).text).not.toContain(NAME)
    // What was written for the client stays the client's, and an access that the account gave stays one of an account.
    const kept = await house.portal.store.execute(
      `select text, granted_by = '${NOBODY}' as by_nobody from board_post join access using (client_id) where account_id = $1`,
      [idOf(neighbour)],
    )
    expect(kept.rows).toEqual([{ text: 'wat hij schreef', by_nobody: true }])
    await night(house, '2027-11-03T02:56:00Z')
    expect(await accountsErased(house)).toHaveLength(1)
    expect(house.portal.problems).toEqual([])
    await house.portal.close()
  })

  test('a plugin’s rows of an account and its marks go; what was written for the client stays, and points to nobody', async () => {
    const plugin = definePlugin({
      id: 'diary',
      api: 1,
      messages: { nl: {}, en: {} },
      tables: {
        migrations: {
          '001': toMigration([
            'create table diary_page (id uuid primary key, client_id uuid not null, account_id uuid, editor_id uuid references account (id), text text)',
            'create table diary_draft (id uuid primary key, account_id uuid not null)',
            'create table diary_line (draft_id uuid not null references diary_draft (id), account_id uuid not null)',
            'create table diary_seen (client_id uuid not null, account_id uuid not null)',
          ]),
        },
        rows: { page: 'client', draft: 'account', line: 'account', seen: 'client' },
        marks: ['seen'],
        personalData: { page: 'x', draft: 'x', line: 'x', seen: 'x' },
      },
      parts: () => [],
    })
    const house = await open({
      now: '2026-11-01T11:00:00Z',
      plugins: [plugin()],
      permissionSets: { alles: { title: 'A', rights: [] } },
      access: {},
    })
    const { execute } = house.portal.store
    const [mine, other, client] = [createId(), createId(), createId()]
    const people = [
      { id: mine, email: EMAIL },
      { id: other, email: 'ander@voorbeeld.nl' },
    ]
    for (const { id, email } of people) {
      await execute(`insert into account (id, email, name, locale, created_at) values ($1, $2, $3, 'nl', now())`, [id, email, NAME])
      await execute(`insert into diary_page values (gen_random_uuid(), $2, $1, $1, 'blijft')`, [id, client])
      await execute(
        `with draft as (insert into diary_draft values (gen_random_uuid(), $1) returning id) insert into diary_line select id, $1 from draft`,
        [id],
      )
      await execute(`insert into diary_seen values ($2, $1)`, [id, client])
    }
    await house.portal.eraseAccount({ ...staff, email: EMAIL })
    expect(await findTraces(house, mine)).toEqual([`account: ${NAME}`, `diary_page: ${mine}`])
    const pages = await execute(`select editor_id is null as emptied, text from diary_page where account_id = $1`, [mine])
    expect(pages.rows).toEqual([{ emptied: true, text: 'blijft' }])
    for (const table of ['diary_draft', 'diary_line', 'diary_seen', 'diary_page'])
      expect((await execute(`select 1 from ${table} where account_id = $1`, [other])).rows).toHaveLength(1)
    await house.portal.close()
  })

  test('the same address later is a new person, and the access log still says who had looked', async () => {
    const { house, viewer, neighbour, accountId } = await openWithPerson(open)
    await viewer.get(`/client/${viewer.clientId}/board/reports`)
    await revoke(house, accountId)
    await house.portal.eraseAccount({ ...staff, email: EMAIL })
    expect((await neighbour.get(`/client/${neighbour.clientId}/core/access-log`)).text).toContain(NAME)

    const again = await house.portal.viewer({ clientNumber: 'nr-b', email: EMAIL, name: 'Nieuw Mens', basis: 'family' })
    expect(again.accountId).not.toBe(accountId)
    expect((await again.get(`/client/${again.clientId}/board/reports`)).status).toBe(200)
    expect((await again.get(`/client/${viewer.clientId}/board/reports`)).status).toBe(404)
    expect((await viewer.get(`/client/${viewer.clientId}/board/reports`)).status).not.toBe(200)
    await house.portal.close()
  })

  test('who has access that is open or may open again is kept, however long ago it began', async () => {
    const { house, viewer, accountId } = await openWithPerson(open)
    await night(house, '2028-11-02T02:56:00Z')
    expect(await exists(house, EMAIL)).toBe(true)
    await house.portal.store.execute(`update access set blocked_at = now(), blocked_by = 'organisation' where account_id = $1`, [accountId])
    await night(house, '2028-11-03T02:56:00Z')
    expect(await exists(house, EMAIL)).toBe(true)
    await expect(house.portal.eraseAccount({ ...staff, email: EMAIL })).rejects.toMatchObject({
      code: 'ACCOUNT_STANDS',
      reasons: ['access'],
    })
    await house.portal.store.execute(
      `update access set blocked_at = null, blocked_by = null, valid_from = $2::timestamptz where account_id = $1`,
      [accountId, '2029-01-01T00:00:00Z'],
    )
    await night(house, '2028-11-04T02:56:00Z')
    expect(await exists(house, EMAIL)).toBe(true)
    expect(viewer.clientId).toBeDefined()
    await house.portal.close()
  })

  test('one of several accesses that still stands keeps the account', async () => {
    const { house, viewer, accountId } = await openWithPerson(open)
    await house.portal.viewer({ clientNumber: 'nr-b', email: EMAIL, name: NAME, basis: 'family' })
    await house.portal.store.execute(`update access set revoked_at = now() where account_id = $1 and client_id = $2`, [
      accountId,
      viewer.clientId,
    ])
    await night(house, '2028-11-02T02:56:00Z')
    expect(await exists(house, EMAIL)).toBe(true)
    await house.portal.close()
  })

  test('who is staff of the desk is kept, and until the term after they left it', async () => {
    const { house } = await openWithPerson(open)
    const { portal } = house
    await portal.store.execute(
      `insert into account (id, email, name, locale, created_at) values ($1, 'staf@voorbeeld.nl', 'Staf', 'nl', $2::timestamptz)`,
      [createId(portal.clock.now()), '2026-11-01T11:00:00Z'],
    )
    await portal.store.execute(
      `insert into desk_member (account_id, sets, added_by, added_at, changed_at) select id, '{alles}', 'x', created_at, created_at from account where email = 'staf@voorbeeld.nl'`,
    )
    await night(house, '2028-11-02T02:56:00Z')
    expect(await exists(house, 'staf@voorbeeld.nl')).toBe(true)
    await expect(portal.eraseAccount({ ...staff, email: 'staf@voorbeeld.nl' })).rejects.toMatchObject({ reasons: ['desk'] })
    await portal.store.execute(`update desk_member set removed_at = '2028-11-02T10:00:00Z'`)
    await night(house, '2029-11-02T02:56:00Z')
    expect(await exists(house, 'staf@voorbeeld.nl')).toBe(true)
    await night(house, '2029-11-03T02:56:00Z')
    expect(await exists(house, 'staf@voorbeeld.nl')).toBe(false)
    await portal.close()
  })

  test('who is invited, or waits for a message to arrive, is not erased at once', async () => {
    const { house, viewer, neighbour, accountId } = await openWithPerson(open)
    await revoke(house, accountId)
    await house.portal.store.execute(
      `insert into invitation (id, client_id, invited_by, account_id, first_name, last_name, email, gender, role, basis, rights, created_at, sent_at, expires_at)
        values (gen_random_uuid(), $1, $2, $3, 'K', 'Z', $4, 'male', 'zoon', 'invited', '{}', $5::timestamptz, $5::timestamptz, $5::timestamptz + interval '14 days')`,
      [viewer.clientId, idOf(neighbour), accountId, EMAIL, house.portal.clock.now().toISOString()],
    )
    await house.portal.store.execute(
      `insert into source_message (id, client_id, account_id, source, message, next_attempt_at, created_at) values (gen_random_uuid(), $2, $1, 'memory', 'x', now(), now())`,
      [accountId, viewer.clientId],
    )
    await expect(house.portal.eraseAccount({ ...staff, email: EMAIL })).rejects.toMatchObject({ reasons: ['invitation', 'message'] })
    await house.portal.store.execute(`delete from invitation; delete from source_message`)
    // Also what time had removed by the night: what was told to others of this person.
    await fill(house, { accountId, clientId: viewer.clientId, neighbourId: idOf(neighbour) })
    await house.portal.eraseAccount({ ...staff, email: EMAIL })
    expect(await findTraces(house, accountId)).toEqual([])
    expect((await accountsErased(house))[0]?.detail).toMatchObject({ by: 'M. Visser' })
    await expect(house.portal.eraseAccount({ ...staff, email: EMAIL })).rejects.toMatchObject({ code: 'ACCOUNT_UNKNOWN' })
    await house.portal.close()
  })

  test('so many at once that it looks like a mistake are not erased, until staff say that it is right', async () => {
    const { house } = await openWithPerson(open)
    const { store } = house.portal
    await store.execute(
      `insert into account (id, email, name, locale, created_at) select gen_random_uuid(), 'p' || n || '@voorbeeld.nl', 'P', 'nl', '2025-01-01' from generate_series(1, 12) n`,
    )
    await night(house, '2026-11-03T02:56:00Z')
    expect(await accountsErased(house)).toEqual([])
    expect(house.portal.problems[0]).toMatchObject({ name: 'EraseUnfinished', message: expect.stringContaining('12 accounts') })
    expect(await house.portal.eraseAccounts({ ...staff, acceptMany: false })).toMatchObject({ stopped: true, due: 12, erased: 0 })
    expect(await house.portal.eraseAccounts({ ...staff, acceptMany: true })).toMatchObject({ stopped: false, erased: 12 })
    expect(await house.portal.eraseAccounts({ ...staff, acceptMany: false })).toMatchObject({ due: 0 })
    await house.portal.close()
  })

  test('the term is the organisation’s own', async () => {
    const { house, accountId } = await openWithPerson(open, {
      access: { byBasis: { family: 'alles' }, accountsEndAfter: 'P30D' },
    })
    await revoke(house, accountId)
    await night(house, '2026-12-01T02:56:00Z')
    expect(await exists(house, EMAIL)).toBe(true)
    await night(house, '2026-12-02T02:56:00Z')
    expect(await exists(house, EMAIL)).toBe(false)
    await house.portal.close()
  })
})
