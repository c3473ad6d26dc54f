import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createId } from '../store/ids.ts'
import type { Store } from '../store/store.ts'
import type { SyncRunTable } from '../store/tables.ts'
import { eachStore } from '../store/test-stores.ts'
import { ensureAccount } from './accounts.ts'
import { findVisitor } from './find-visitor.ts'

const now = new Date('2026-03-03T09:00:00Z')

async function addRun(store: Store, run: { readonly source: string; readonly hour: string; readonly outcome: SyncRunTable['outcome'] }) {
  const { source, hour, outcome } = run
  const started = new Date(`2026-03-03T${hour}:00:00Z`)
  const finished = outcome === 'running' ? null : new Date(`2026-03-03T${hour}:20:00Z`)
  await store
    .system()
    .insertInto('sync_run')
    .values({ id: createId(started), source, started_at: started, finished_at: finished, outcome, report: '{}' })
    .execute()
}

async function findSynced(store: Store, sources: readonly string[]) {
  const { id } = await ensureAccount(store.system(), { email: 'anna@voorbeeld.nl', name: 'Anna', locale: 'nl', now })
  const session = sql`select ${id}::uuid as account_id, 'one' as session_id, 'mfa' as assurance, false as stale`
  const visitor = await findVisitor(store.system(), { session, sources, now })
  return visitor?.synced
}

eachStore((make) => {
  test('a source is as fresh as the end of its newest good run, whatever went wrong since', async () => {
    const store = await make()
    for (const hour of ['02', '04']) await addRun(store, { source: 'caress', hour, outcome: 'done' })
    for (const [hour, outcome] of [
      ['05', 'failed'],
      ['06', 'stopped'],
      ['07', 'refused'],
      ['08', 'interrupted'],
      ['09', 'running'],
    ] as const)
      await addRun(store, { source: 'caress', hour, outcome })
    await addRun(store, { source: 'other', hour: '08', outcome: 'done' })
    expect(await findSynced(store, ['caress'])).toEqual({ caress: new Date('2026-03-03T04:20:00Z') })
  })

  test('a source that never ran well has no moment, and a portal without sources has none at all', async () => {
    const store = await make()
    await addRun(store, { source: 'caress', hour: '02', outcome: 'failed' })
    await addRun(store, { source: 'other', hour: '03', outcome: 'done' })
    expect(await findSynced(store, ['caress', 'other'])).toEqual({ other: new Date('2026-03-03T03:20:00Z') })
    expect(await findSynced(store, [])).toEqual({})
  })
})
