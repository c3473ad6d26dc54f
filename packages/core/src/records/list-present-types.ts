import { sql, type Kysely } from 'kysely'
import type { KernelTables } from '../store/tables.ts'

/** Of these types, those of which whoever the connection speaks for may see at least one record now. One query for all. */
export async function listPresentTypes(db: Kysely<KernelTables>, types: readonly string[]): Promise<readonly string[]> {
  if (types.length === 0) return []
  const { rows } = await sql<{ name: string }>`
    select wanted.name from unnest(${types}::text[]) as wanted(name)
    where exists (select 1 from record where record.type = wanted.name)`.execute(db)
  return rows.map(({ name }) => name)
}
