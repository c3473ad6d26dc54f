import { sql, type Kysely } from 'kysely'
import type { KernelTables } from '../../store/tables.ts'

const MOST = 500

/** The names of clients by id, as the policy of the table lets a desk part see them; one whose copy was erased has none. */
export async function nameClients(db: Kysely<KernelTables>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length > MOST) throw new RangeError(`At most ${MOST} clients are named at once; ask for those of one page.`)
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('client')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any (${ids}::uuid[])`)
    .where('erased_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
