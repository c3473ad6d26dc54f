import type { Insertable } from 'kysely'
import { createId } from './ids.ts'
import type { Store } from './store.ts'
import type { RecordTable } from './tables.ts'

const LONG_AGO = new Date('2020-01-01T00:00:00Z')

/** Puts a client in the store, for tests; gives its id. */
export async function insertClient(store: Store): Promise<string> {
  const id = createId()
  await store
    .system()
    .insertInto('client')
    .values({ id, source: 'test', source_id: id, number: null, name: 'Mw. T. Est', created_at: LONG_AGO, updated_at: LONG_AGO })
    .execute()
  return id
}

/** Puts a record in the store, for tests: a visible report unless said otherwise; gives its id. */
export async function insertRecord(store: Store, given: Partial<Insertable<RecordTable>>): Promise<string> {
  const id = createId()
  await store
    .system()
    .insertInto('record')
    .values({
      id,
      client_id: null,
      source: 'test',
      type: 'report',
      source_id: id,
      digest: id,
      data: '{}',
      at: LONG_AGO,
      recorded_at: LONG_AGO,
      visible_from: LONG_AGO,
      first_seen_at: LONG_AGO,
      changed_at: LONG_AGO,
      ...given,
    })
    .execute()
  return id
}
