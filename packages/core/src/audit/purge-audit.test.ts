import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createId } from '../store/ids.ts'
import { eachStore } from '../store/test-stores.ts'
import type { OpenStore } from '../store/store.ts'
import { purgeAudit } from './purge-audit.ts'
import { sealAudit } from './seal-audit.ts'
import { KEY, tamper, writeEntries, writeSealed } from './test-log.ts'
import { verifyAudit } from './verify-audit.ts'

const now = new Date('2026-11-22T02:45:00Z')
const before = new Date('2021-11-22T00:00:00Z')
const OLD = ['2019-01-01', '2019-01-02']
const OLDER_THAN_TERM = ['2021-11-20', '2021-11-21']
const RECENT = ['2026-11-20', '2026-11-21']

const purge = (store: OpenStore, atMost?: number) =>
  store.transaction((db) => purgeAudit(db, { keys: [KEY], now, before, ...(atMost === undefined ? {} : { atMost }) }))
const verify = (store: OpenStore) => verifyAudit(store.system(), { keys: [KEY] })
const seqs = async (store: OpenStore) =>
  (await store.system().selectFrom('audit_entry').select('seq').where('event_type', '=', 'part.read').orderBy('seq').execute()).map(
    ({ seq }) => seq,
  )

/** What the owner of the database would have to write by hand. */
const SAY = (upTo: number, term = 'now()') => `insert into audit_entry (id, at, event_type, action, outcome, detail)
  select gen_random_uuid(), now(), 'audit.purged', 'D', 'success',
    jsonb_build_object('upTo', up_to::text, 'seal', seal, 'entries', entries, 'total', 2, 'before', ${term}, 'proof', 'x')
  from audit_seal where up_to = ${upTo}`
const MARK = (upTo: number) => `update audit_seal set purged_at = now() where up_to <= ${upTo}`
const REMOVE = (upTo: number) => `delete from audit_entry where seq <= ${upTo}`

eachStore((make) => {
  test('whole sealed batches that had their term leave, an entry says so, and the log is still whole', async () => {
    const store = await make()
    await writeSealed(store, OLD, OLDER_THAN_TERM, RECENT)
    expect(await purge(store)).toBe(4)
    expect(await seqs(store)).toEqual(['5', '6'])
    const said = await store
      .system()
      .selectFrom('audit_entry')
      .selectAll()
      .where('event_type', '=', 'audit.purged')
      .executeTakeFirstOrThrow()
    expect(said).toMatchObject({ action: 'D', outcome: 'success', at: now, account_id: null, client_id: null })
    const seals = await store.system().selectFrom('audit_seal').select(['up_to', 'seal', 'purged_at']).orderBy('up_to').execute()
    expect(said.detail).toMatchObject({ upTo: '4', seal: seals[1]?.seal, entries: 4, total: 4 })
    expect(seals.map(({ purged_at: at }) => at)).toEqual([now, now, null])
    expect(await verify(store)).toMatchObject({ intact: true, upTo: '6', purged: 4, unsealed: 1 })
    expect(await purge(store)).toBe(0)
  })

  test('a batch of which one entry is younger than the term stays whole, and so does everything after it', async () => {
    const store = await make()
    await writeSealed(store, OLD, ['2020-01-01', '2021-11-22'], OLD)
    expect(await purge(store)).toBe(2)
    expect(await purge(store)).toBe(0)
    expect(await seqs(store)).toEqual(['3', '4', '5', '6'])
  })

  test('an entry that was written later than its moment says has its term from then', async () => {
    const store = await make()
    await writeEntries(store, ['2019-01-01'])
    await tamper(store, "update audit_entry set written_at = '2024-01-01'")
    await sealAudit(store.system(), { keys: [KEY], now })
    expect(await purge(store)).toBe(0)
  })

  test('a viewer can purge nothing', async () => {
    const store = await make()
    await writeSealed(store, OLD)
    const identity = { accountId: createId(), now }
    const attempt = store.forViewer(identity, (lane) =>
      lane.part([], (db) => sql`select audit_purge(${createId()}::uuid, now(), 2, now(), 'x')`.execute(db)),
    )
    await expect(attempt).rejects.toThrow(/permission denied for function audit_purge/)
    expect(await seqs(store)).toEqual(['1', '2'])
  })

  test('what is not sealed stays, however old', async () => {
    const store = await make()
    await writeEntries(store, OLD)
    expect(await purge(store)).toBe(0)
    await writeSealed(store, OLD)
    await writeEntries(store, OLD)
    expect(await purge(store)).toBe(4)
    expect(await seqs(store)).toEqual(['5', '6'])
  })

  test('a purge goes on where the one before stopped, each with an entry that counts them all', async () => {
    const store = await make()
    await writeSealed(store, OLD, OLD, OLD, RECENT)
    expect(await purge(store, 3)).toBe(2)
    expect(await verify(store)).toMatchObject({ intact: true, purged: 2 })
    expect(await purge(store, 3)).toBe(2)
    expect(await purge(store, 3)).toBe(2)
    expect(await purge(store, 3)).toBe(0)
    expect(await verify(store)).toMatchObject({ intact: true, purged: 6, upTo: '8' })
    // The portal's own entries about it are sealed like any other.
    await store.execute(`alter table audit_entry disable trigger user; update audit_entry set written_at = now() - interval '1 hour';
      alter table audit_entry enable trigger user`)
    await sealAudit(store.system(), { keys: [KEY], now })
    expect(await verify(store)).toMatchObject({ intact: true, purged: 6, unsealed: 0 })
  })

  test('a batch that was changed is not purged: with it the proof would go', async () => {
    const store = await make()
    await writeSealed(store, OLD, OLDER_THAN_TERM, RECENT)
    await tamper(store, "update audit_entry set outcome = 'refused' where seq = 3")
    await expect(purge(store)).rejects.toMatchObject({ code: 'SEAL_BROKEN' })
    expect(await seqs(store)).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(await verify(store)).toMatchObject({ intact: false, brokenAt: '4' })
  })

  test('a clock that runs ahead purges nothing that the database knows to be younger than a year', async () => {
    const store = await make()
    await writeSealed(store, RECENT)
    const ahead = new Date('2040-01-01T00:00:00Z')
    const wrong = store.transaction((db) => purgeAudit(db, { keys: [KEY], now: ahead, before: ahead }))
    await expect(wrong).rejects.toThrow(/APPEND_ONLY.*too young/)
    expect(await verify(store)).toMatchObject({ intact: true, purged: 0, upTo: '2' })
  })

  test.each([
    ['an entry is changed', 'APPEND_ONLY', ["update audit_entry set outcome = 'refused' where seq = 1"]],
    ['everything is truncated', 'APPEND_ONLY', ['truncate audit_entry']],
    ['one entry of a batch is removed', 'in no batch that was purged', ['delete from audit_entry where seq = 1']],
    ['a whole batch is removed that nobody purged', 'in no batch that was purged', [REMOVE(2)]],
    ['entries are removed that are not sealed', 'in no batch that was purged', ['delete from audit_entry where seq > 6']],
    ['half of a purged batch is removed', 'a batch leaves whole', [SAY(2), MARK(2), 'delete from audit_entry where seq = 1']],
    ['more than the purged batch is removed', 'in no batch that was purged', [SAY(2), MARK(2), REMOVE(3)]],
    ['a batch is removed that is younger than the term of its entry', 'too young', [SAY(2, "'2019-01-01'"), MARK(2), REMOVE(2)]],
    ['a batch is removed that is younger than a year', 'too young', [SAY(6), MARK(6), REMOVE(6)]],
    ['a seal is marked as purged without an entry', 'no entry says', [MARK(2)]],
    ['a seal is marked as purged with the entry of another', 'no entry says', [SAY(2), MARK(4)]],
    ['a batch in the middle is purged', 'begins at the beginning', [SAY(4), 'update audit_seal set purged_at = now() where up_to = 4']],
    ['a seal is removed', 'APPEND_ONLY', ['delete from audit_seal where up_to = 6']],
    ['every seal is truncated', 'APPEND_ONLY', ['truncate audit_seal']],
    ['a seal is changed', 'only that its entries', ["update audit_seal set seal = 'x' where up_to = 6"]],
    [
      'a seal is changed while it is marked',
      'only that its entries',
      [SAY(2), 'update audit_seal set purged_at = now(), entries = 1 where up_to = 2'],
    ],
    ['a seal is made that is purged already', 'APPEND_ONLY', ["insert into audit_seal values (9, 1, 'x', now(), now())"]],
  ])('the database refuses, of its own owner too, when %s', async (_, reason, statements) => {
    const store = await make()
    await writeSealed(store, OLD, OLDER_THAN_TERM, RECENT)
    await writeEntries(store, OLD)
    const attempt = store.transaction(async (db) => {
      for (const statement of statements) await sql.raw(statement).execute(db)
    })
    await expect(attempt).rejects.toThrow(new RegExp(`^APPEND_ONLY.*${reason}|^${reason}`))
    expect(await verify(store)).toMatchObject({ intact: true, upTo: '6', unsealed: 2, purged: 0 })
  })
})
