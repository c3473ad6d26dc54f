import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { Report } from '../care/index.ts'
import type { SyncStep } from '../define/source.ts'
import type { ResolvedRecordPolicy } from '../records/record-policy.ts'
import type { OpenStore } from '../store/store.ts'
import { eachStore } from '../store/test-stores.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import { hideRecord } from './hide-record.ts'
import { syncSource } from './sync-source.ts'

const NOW = new Date('2026-11-22T11:00:00Z')
const SHOWN: ResolvedRecordPolicy = { visibleAfterSeconds: 0, staffNames: 'show', discussedOnly: false }

const report = (id: string, text: string, more: Readonly<Record<string, unknown>> = {}) => ({
  type: Report,
  id,
  place: { file: 'test' },
  recordedAt: '2026-11-20T08:00:00+01:00',
  data: { reportedAt: '2026-11-20T08:00:00+01:00', text, author: { name: 'Anja Verbeek', role: 'verzorgende' } },
  ...more,
})

async function sync(store: OpenStore, records: readonly ReturnType<typeof report>[], policy = SHOWN): Promise<void> {
  const memory = createMemorySource([Report])
  memory.steps = [
    { client: { sourceId: 'a', number: 'a', name: 'Mw. T. Est' }, records, complete: [Report] },
    { completeSnapshot: true },
  ] satisfies SyncStep[]
  const rules = {
    recordTypes: new Map(),
    recordPolicy: () => policy,
    brake: { records: 1, clients: 1, always: 1 },
    access: { endsAfterCareDays: 7 },
  }
  const { outcome } = await syncSource(
    memory.source,
    { store, rules, now: () => NOW, log: () => {}, signal: new AbortController().signal },
    { acceptRemovals: true },
  )
  expect(outcome).toBe('done')
}

async function listLexemes(store: OpenStore, sourceId: string): Promise<readonly string[]> {
  const rows = await store
    .system()
    .selectFrom('record')
    .select(sql<string[] | null>`tsvector_to_array(words)`.as('lexemes'))
    .where('source_id', '=', sourceId)
    .execute()
  return rows.flatMap(({ lexemes }) => lexemes ?? [])
}

eachStore((make) => {
  test('the words of a record are the stems of its text, and change with it', async () => {
    const store = await make()
    await sync(store, [report('1', 'Mevrouw wil morgen wandelen.')])
    expect(await listLexemes(store, '1')).toEqual(['mevrouw', 'morg', 'wandel'])
    await sync(store, [report('1', 'Mevrouw wil een rollator.')])
    expect(await listLexemes(store, '1')).toEqual(['mevrouw', 'rollator'])
  })

  test('the name of a member of staff that gave way to the role is in no word, and never was', async () => {
    const store = await make()
    await sync(store, [report('1', 'Anja Verbeek heeft geholpen.')], { ...SHOWN, staffNames: 'role' })
    expect(await listLexemes(store, '1')).toEqual(['geholp', 'verzorg'])
    await sync(store, [report('1', 'Anja Verbeek heeft geholpen.')])
    expect(await listLexemes(store, '1')).toContain('verbek')
  })

  test('a tombstone keeps no word, and neither does an older version that never was discussed', async () => {
    const store = await make()
    await sync(store, [report('1', 'rollator'), report('2', 'grafsteen')])
    await sync(store, [report('1', 'rollator')], { ...SHOWN, discussedOnly: true })
    expect(await listLexemes(store, '2')).toEqual([])
    const standing = await store.system().selectFrom('record').select(['waiting', 'removed_at']).where('source_id', '=', '1').execute()
    expect(standing.filter((row) => !row.waiting).map((row) => row.removed_at !== null)).toEqual([true])
    expect(await listLexemes(store, '1')).toEqual(['rollator'])
  })

  test('a record from before there were words has them after one sync; what was hidden stays hidden', async () => {
    const store = await make()
    await sync(store, [report('1', 'rollator')])
    await hideRecord(
      { db: store.system(), now: NOW, staff: { by: 'B. Heer' }, reason: 'wrong client' },
      { source: 'memory', type: 'report', sourceId: '1' },
    )
    // A row as an older version wrote it: the rules by which it was stored were others, and it had no words.
    await store
      .system()
      .updateTable('record')
      .set({ words: null, digest: sql<string>`split_part(digest, '.', 1) || '.older'` })
      .execute()
    await sync(store, [report('1', 'rollator')])
    expect(await listLexemes(store, '1')).toEqual(['rollator'])
    const row = await store.system().selectFrom('record').select('hidden_at').executeTakeFirstOrThrow()
    expect(row.hidden_at).toEqual(NOW)
  })

  test('a text that is longer than can be found costs nobody their record', async () => {
    const store = await make()
    const long = Array.from({ length: 60_000 }, (_, index) => `woord${index}`).join(' ')
    await sync(store, [report('1', `begin ${long} einde`), report('2', 'a'.repeat(400_000)), report('3', '\u{1F6B2}…')])
    const words = await listLexemes(store, '1')
    expect(words).toContain('begin')
    expect(words).not.toContain('eind')
    expect(await listLexemes(store, '3')).toEqual([])
    expect(await store.system().selectFrom('record').select('id').execute()).toHaveLength(3)
  })
})
