import { sql, type Kysely } from 'kysely'
import type { KernelTables } from './tables.ts'

/** That rows of one table refer to rows of another. */
export interface Reference {
  readonly from: string
  readonly to: string
}

/** Which tables of the schema refer to which, by the catalog. */
export async function listReferences(db: Kysely<KernelTables>, schema: string): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select distinct source.relname as "from", target.relname as "to"
    from pg_constraint f join pg_class source on source.oid = f.conrelid join pg_class target on target.oid = f.confrelid
      join pg_namespace n on n.oid = source.relnamespace
    where f.contype = 'f' and n.nspname = ${schema}`.execute(db)
  return rows
}

/** The tables in an order in which they can be emptied: what refers to another one goes before it. */
export function toEmptyingOrder(tables: readonly string[], references: readonly Reference[]): readonly string[] {
  if (tables.length === 0) return []
  const isFree = (table: string) => !references.some(({ from, to }) => to === table && from !== table && tables.includes(from))
  const free = tables.filter(isFree)
  // Tables that refer to each other in a circle: the database says no, and the failure of the erasing is told.
  const next = free.length === 0 ? tables : free
  return [
    ...next,
    ...toEmptyingOrder(
      tables.filter((table) => !next.includes(table)),
      references,
    ),
  ]
}
