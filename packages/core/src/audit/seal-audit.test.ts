import { sql, type Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { createId } from '../store/ids.ts'
import type { KernelTables } from '../store/tables.ts'
import { eachStore } from '../store/test-stores.ts'
import { appendAudit } from './append-audit.ts'
import { sealAudit } from './seal-audit.ts'
import { findNewestSeal, readLines, toSeal } from './seal.ts'
import { asIfLongAgo, KEY, writeEntries, writeSealed } from './test-log.ts'
import { verifyAudit } from './verify-audit.ts'

const now = new Date('2026-11-22T11:00:00Z')

/** Writes an entry as somebody did so many seconds ago by the clock of the database. */
const writeAgo = (db: Kysely<KernelTables>, seconds: number) =>
  sql`insert into audit_entry (id, at, written_at, event_type, action, outcome, detail)
    values (${createId()}, now(), clock_timestamp() - make_interval(secs => ${seconds}), 'part.read', 'R', 'success', '{}')`.execute(db)

eachStore((make, { name }) => {
  test('entries of the last minute wait: somebody may still commit a lower number', async () => {
    const store = await make()
    await writeEntries(store, ['2026-11-20'])
    await appendAudit(store.system(), { eventType: 'part.read', action: 'R', outcome: 'success', at: now })
    expect(await sealAudit(store.system(), { keys: [KEY], now })).toBe(1)
    expect(await sealAudit(store.system(), { keys: [KEY], now })).toBe(0)
    expect(await verifyAudit(store.system(), { keys: [KEY] })).toMatchObject({ intact: true, upTo: '1', unsealed: 1 })
  })

  test('more than one batch holds is sealed in several, one after the other', async () => {
    const store = await make()
    await store.execute(
      asIfLongAgo(`insert into audit_entry (id, at, written_at, event_type, action, outcome, detail)
        select gen_random_uuid(), '2026-11-20', '2026-11-20', 'part.read', 'R', 'success', '{}' from generate_series(1, 10005)`),
    )
    expect(await sealAudit(store.system(), { keys: [KEY], now })).toBe(10_005)
    const seals = await store.system().selectFrom('audit_seal').select(['up_to', 'entries']).orderBy('up_to').execute()
    expect(seals).toEqual([
      { up_to: '10000', entries: 10_000 },
      { up_to: '10005', entries: 5 },
    ])
    expect(await verifyAudit(store.system(), { keys: [KEY] })).toMatchObject({ intact: true, upTo: '10005', unsealed: 0 })
  })

  test('who commits after 50 seconds is refused whatever is sealed: while they commit, the minute passes in which they can still be waited for', async () => {
    const store = await make()
    await expect(store.transaction((db) => writeAgo(db, 51))).rejects.toThrow(/AUDIT_LATE/)
    await store.transaction((db) => writeAgo(db, 45))
    const { rows } = await sql`select from audit_entry`.execute(store.system())
    expect(rows).toHaveLength(1)
  })

  // The embedded database has one connection: nobody is late there.
  test.runIf(name === 'postgresql')(
    'who commits after the log was sealed beyond their entry is refused, and the chain stays whole',
    async () => {
      const store = await make()
      await writeSealed(store, ['2026-11-18'])
      const written = Promise.withResolvers<undefined>()
      const sealed = Promise.withResolvers<undefined>()
      const late = store.transaction(async (db) => {
        await writeAgo(db, 40)
        written.resolve(undefined)
        await sealed.promise
      })
      await written.promise
      await writeAgo(store.system(), 0)
      const lines = await readLines(store.system(), '1', { where: sql<boolean>`true`, limit: 10 })
      const last = await findNewestSeal(store.system())
      await store
        .system()
        .insertInto('audit_seal')
        .values({ up_to: '3', entries: 1, seal: toSeal(KEY, last?.seal ?? '', lines), at: now })
        .execute()
      sealed.resolve(undefined)
      await expect(late).rejects.toThrow(/AUDIT_LATE: the log is sealed beyond this entry/)
      expect(await verifyAudit(store.system(), { keys: [KEY] })).toMatchObject({ intact: true, upTo: '3' })
    },
  )
})
