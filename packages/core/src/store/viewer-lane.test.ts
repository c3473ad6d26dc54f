import { sql, type Kysely } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { createId } from './ids.ts'
import { insertClient, insertRecord } from './test-rows.ts'
import type { OpenStore, ViewerAuditEntry, ViewerIdentity } from './store.ts'
import { eachStore } from './test-stores.ts'

const NOW = new Date('2026-03-02T09:00:00Z')
const READ: ViewerAuditEntry = {
  eventType: 'part.read',
  action: 'R',
  outcome: 'success',
  part: 'dossier.timeline',
  right: 'dossier.timeline:read',
}

eachStore((make) => {
  let store: OpenStore
  let mine: string
  let theirs: string
  let viewer: ViewerIdentity

  beforeAll(async () => {
    store = await make()
    mine = await insertClient(store)
    theirs = await insertClient(store)
    viewer = {
      accountId: createId(),
      clientId: mine,
      accessId: createId(),
      basis: 'mentor',
      network: '10.0.0.9',
      traceId: 'trace|1',
      now: NOW,
    }
  })

  const seen = (identity: ViewerIdentity, types = ['report']): Promise<readonly string[]> =>
    store.forViewer(identity, (lane) => lane.part(types, listRecords))

  test('a viewer sees the records of one client, also without a where', async () => {
    const own = await insertRecord(store, { client_id: mine })
    await insertRecord(store, { client_id: theirs })
    expect(await seen(viewer)).toEqual([own])
    expect(await seen({ ...viewer, clientId: theirs })).not.toContain(own)
  })

  test('a viewer who asks for another client by id finds nothing', async () => {
    const other = await insertRecord(store, { client_id: theirs })
    const found = await store.forViewer(viewer, (lane) =>
      lane.part(['report'], async (db) => (await sql`select id from record where id = ${other} or client_id = ${theirs}`.execute(db)).rows),
    )
    expect(found).toEqual([])
  })

  test('records of the organisation are seen beside those of the client, of the declared types only', async () => {
    const news = await insertRecord(store, { client_id: null, type: 'news' })
    expect(await seen(viewer, ['news'])).toEqual([news])
    expect(await seen(viewer, ['report'])).not.toContain(news)
  })

  test('a record is seen from its visible_from on, by the clock of the portal', async () => {
    const later = await insertRecord(store, { client_id: mine, visible_from: new Date(NOW.getTime() + 1000) })
    expect(await seen(viewer)).not.toContain(later)
    expect(await seen({ ...viewer, now: new Date(NOW.getTime() + 1000) })).toContain(later)
  })

  test('a waiting version and a removed record are not seen', async () => {
    const waiting = await insertRecord(store, { client_id: mine, waiting: true })
    const removed = await insertRecord(store, { client_id: mine, removed_at: NOW })
    const all = await seen(viewer)
    expect(all).not.toContain(waiting)
    expect(all).not.toContain(removed)
  })

  test('a type that the part does not declare is not seen', async () => {
    const plan = await insertRecord(store, { client_id: mine, type: 'plan' })
    expect(await seen(viewer, ['report'])).not.toContain(plan)
    expect(await seen(viewer, ['report', 'plan'])).toContain(plan)
    expect(await seen(viewer, [])).toEqual([])
  })

  test('a value with a separator in it stays one value', async () => {
    const plan = await insertRecord(store, { client_id: mine, type: 'plan' })
    expect(await seen(viewer, ['report\u001eplan'])).not.toContain(plan)
    expect(await seen({ ...viewer, traceId: `x\u001fplan`, network: `y\u001f${theirs}` }, ['report'])).not.toContain(plan)
  })

  test('without a client in the context no client is seen', async () => {
    const { clientId: _, ...account } = viewer
    expect(await store.forViewer(account, (lane) => lane.part(['report'], listRecords))).toEqual([])
    expect(await store.forViewer(account, (lane) => lane.part([], listClients))).toEqual([])
  })

  test('a viewer sees its own row of client and no other', async () => {
    expect(await store.forViewer(viewer, (lane) => lane.part([], listClients))).toEqual([mine])
  })

  test.each(['account', 'access', 'invitation', 'notice', 'audit_entry', 'audit_seal', 'outbox', 'staff_name', 'sync_run', 'context_key'])(
    'a viewer may not read %s',
    async (table) => {
      await expect(run(sql`select * from ${sql.table(table)}`)).rejects.toThrow(/permission denied/)
    },
  )

  test.each([
    'delete from record',
    'update record set visible_from = now()',
    'update client set name = name',
    "insert into audit_entry (id, at, event_type, action, outcome, detail) values (gen_random_uuid(), now(), 'x', 'R', 'success', '{}')",
  ])('a viewer may not change the tables of the kernel: %s', async (statement) => {
    await expect(run(sql.raw(statement))).rejects.toThrow(/permission denied/)
  })

  test.each([
    'reset role',
    'set role postgres',
    'set session authorization default',
    "set local voordeur.context = ''",
    'commit',
    'rollback; select 1',
    'prepare x as select 1',
    'declare c cursor with hold for select 1',
    'create temp table record (id uuid)',
    'do $$ begin end $$',
    'listen x',
    'discard all',
    '/* /* */ select */ reset role',
    '-- select\nreset role',
  ])('a part may not change the connection: %s', async (statement) => {
    await expect(run(sql.raw(statement))).rejects.toMatchObject({ code: 'STATEMENT_REFUSED' })
  })

  test('a second statement behind the first is refused', async () => {
    await expect(run(sql.raw('select 1; reset role'))).rejects.toThrow(/multiple commands/)
  })

  test('the audit entry stands with the identity of the context, and the clock of the portal', async () => {
    const detail = { record: 'r1' }
    await store.forViewer(viewer, async (lane) => {
      await lane.part(['report'], listRecords)
      lane.audit({ ...READ, detail })
    })
    const entry = await lastEntry(store)
    expect(entry).toMatchObject({ event_type: 'part.read', action: 'R', outcome: 'success', part: READ.part, right: READ.right, detail })
    expect(entry).toMatchObject({ account_id: viewer.accountId, client_id: mine, access_id: viewer.accessId, at: NOW })
    expect(entry).toMatchObject({ basis: 'mentor', network: '10.0.0.9', trace_id: 'trace|1' })
  })

  test('an entry is written also when no part asked the database anything', async () => {
    await store.forViewer(viewer, async (lane) => lane.audit({ ...READ, eventType: 'alone' }))
    expect(await lastEntry(store)).toMatchObject({ event_type: 'alone', client_id: mine })
  })

  test('a part that fails is undone, the next part works, and the entries of both stand', async () => {
    const after = await store.forViewer(viewer, async (lane) => {
      await expect(lane.part(['report'], (db) => sql`select * from no_such_table`.execute(db))).rejects.toThrow(/no_such_table/)
      lane.audit({ ...READ, outcome: 'failure', eventType: 'part.failed' })
      return lane.part(['report'], listRecords)
    })
    expect(after.length).toBeGreaterThan(0)
    expect(await lastEntry(store)).toMatchObject({ event_type: 'part.failed', outcome: 'failure' })
  })

  test('a part that throws without asking the database anything leaves the lane usable', async () => {
    await store.forViewer(viewer, async (lane) => {
      await expect(lane.part([], async () => Promise.reject(new Error('own')))).rejects.toThrow('own')
      expect(await lane.part(['report'], listRecords)).not.toEqual([])
    })
  })

  test('a part that hides its failed statement fails all the same', async () => {
    const hiding = store.forViewer(viewer, (lane) =>
      lane.part([], async (db) => {
        await sql`select 1 / 0`.execute(db).catch(() => {})
        return 'all is well'
      }),
    )
    await expect(hiding).rejects.toThrow(/division by zero/)
  })

  test('a next part has its own record types, also after a failure', async () => {
    const types = await store.forViewer(viewer, async (lane) => {
      const first = await lane.part(['a'], readTypes)
      await lane.part(['b'], (db) => sql`select 1 / 0`.execute(db)).catch(() => {})
      return [first, await lane.part(['c'], readTypes)]
    })
    expect(types).toEqual([['a'], ['c']])
  })

  test('parts that are asked at once run one after another', async () => {
    const types = await store.forViewer(viewer, (lane) => Promise.all(['a', 'b', 'c'].map((type) => lane.part([type], readTypes))))
    expect(types).toEqual([['a'], ['b'], ['c']])
  })

  test('when an entry cannot be written, the transaction fails', async () => {
    const wrong = store.forViewer(viewer, async (lane) => {
      await lane.part(['report'], listRecords)
      // @ts-expect-error -- an outcome that is no outcome, which the check on the table refuses
      lane.audit({ ...READ, eventType: 'before' }, { ...READ, outcome: 'maybe' })
    })
    await expect(wrong).rejects.toThrow(/audit_entry_outcome_check/)
    expect(await countEntries(store, 'before')).toBe(0)
  })

  test('when the run itself throws, nothing is kept', async () => {
    const failing = store.forViewer(viewer, async (lane) => {
      lane.audit({ ...READ, eventType: 'undone' })
      await lane.part(['report'], listRecords)
      throw new Error('page')
    })
    await expect(failing).rejects.toThrow('page')
    expect(await countEntries(store, 'undone')).toBe(0)
  })

  test('a handle does not work after its part', async () => {
    const kept = await store.forViewer(viewer, (lane) => lane.part(['report'], async (db) => ({ db })))
    await expect(listRecords(kept.db)).rejects.toMatchObject({ code: 'PART_ENDED' })
  })

  test('a part cannot open a transaction of its own', async () => {
    const nested = store.forViewer(viewer, (lane) => lane.part([], (db) => db.transaction().execute(listRecords)))
    await expect(nested).rejects.toMatchObject({ code: 'NESTED_HANDLE' })
  })

  test('the log cannot be changed or emptied by the kernel either', async () => {
    for (const statement of [
      'update audit_entry set outcome = outcome',
      'delete from audit_entry',
      'truncate audit_entry',
      'delete from audit_seal',
    ]) {
      await expect(store.execute(statement)).rejects.toThrow(/APPEND_ONLY/)
    }
  })

  function run(statement: { execute: (db: Kysely<unknown>) => Promise<unknown> }): Promise<unknown> {
    return store.forViewer(viewer, (lane) => lane.part(['report'], (db) => statement.execute(db)))
  }
})

async function listRecords(db: Kysely<unknown>): Promise<readonly string[]> {
  return (await sql<{ id: string }>`select id from record order by id`.execute(db)).rows.map(({ id }) => id)
}

async function listClients(db: Kysely<unknown>): Promise<readonly string[]> {
  return (await sql<{ id: string }>`select id from client`.execute(db)).rows.map(({ id }) => id)
}

async function readTypes(db: Kysely<unknown>): Promise<readonly string[] | undefined> {
  return (await sql<{ types: string[] }>`select viewer_types() as types`.execute(db)).rows[0]?.types
}

async function lastEntry(store: OpenStore): Promise<unknown> {
  return store.system().selectFrom('audit_entry').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst()
}

async function countEntries(store: OpenStore, eventType: string): Promise<number> {
  return (await store.system().selectFrom('audit_entry').select('id').where('event_type', '=', eventType).execute()).length
}
