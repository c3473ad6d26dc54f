import { expect, test } from 'vitest'
import { createId } from '../store/ids.ts'
import { eachStore } from '../store/test-stores.ts'
import { appendAudit } from './append-audit.ts'
import { sealAudit } from './seal-audit.ts'
import { KEY, writeEntries, writeSealed } from './test-log.ts'
import { verifyAudit } from './verify-audit.ts'

const now = new Date('2026-11-22T11:00:00Z')

eachStore((make, { name }) => {
  test('entries of the last minute wait: somebody may still commit a lower number', async () => {
    const store = await make()
    await writeEntries(store, ['2026-11-20'])
    await appendAudit(store.system(), { eventType: 'part.read', action: 'R', outcome: 'success', at: now })
    expect(await sealAudit(store.system(), { key: KEY, now })).toBe(1)
    expect(await sealAudit(store.system(), { key: KEY, now })).toBe(0)
    expect(await verifyAudit(store.system(), { key: KEY })).toMatchObject({ intact: true, upTo: '1', unsealed: 1 })
  })

  test('more than one batch holds is sealed in several, one after the other', async () => {
    const store = await make()
    await store.execute(`insert into audit_entry (id, at, written_at, event_type, action, outcome, detail)
      select gen_random_uuid(), '2026-11-20', '2026-11-20', 'part.read', 'R', 'success', '{}' from generate_series(1, 10005)`)
    expect(await sealAudit(store.system(), { key: KEY, now })).toBe(10_005)
    const seals = await store.system().selectFrom('audit_seal').select(['up_to', 'entries']).orderBy('up_to').execute()
    expect(seals).toEqual([
      { up_to: '10000', entries: 10_000 },
      { up_to: '10005', entries: 5 },
    ])
    expect(await verifyAudit(store.system(), { key: KEY })).toMatchObject({ intact: true, upTo: '10005', unsealed: 0 })
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
        const at = new Date('2026-11-19T12:00:00Z')
        const entry = { event_type: 'part.read', action: 'R', outcome: 'success', detail: '{}' }
        await db
          .insertInto('audit_entry')
          .values({ id: createId(at), at, written_at: at, ...entry })
          .execute()
        written.resolve(undefined)
        await sealed.promise
      })
      await written.promise
      await writeSealed(store, ['2026-11-20'])
      sealed.resolve(undefined)
      await expect(late).rejects.toThrow(/AUDIT_LATE/)
      expect(await verifyAudit(store.system(), { key: KEY })).toMatchObject({ intact: true, upTo: '3' })
    },
  )
})
