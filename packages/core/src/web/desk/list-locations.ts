import type { Kysely } from 'kysely'
import type { KernelTables } from '../../store/tables.ts'

const MOST = 500

/** The locations at which somebody lives or gets care, by name; of a client whose copy was erased nothing is known. */
export async function listLocations(db: Kysely<KernelTables>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('client')
    .select('location')
    .distinct()
    .where('location', 'is not', null)
    .orderBy('location')
    .limit(MOST)
    .execute()
  return rows.flatMap(({ location }) => location ?? [])
}
