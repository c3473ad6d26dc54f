import { sql, type Kysely } from 'kysely'
import type { KernelTables } from './tables.ts'

/** What stays when the copy of a client is erased: that there was an access, and the access log with a term of its own. */
const KEPT: readonly string[] = ['access', 'audit_entry']

/**
 * Every table of the schema with rows of one client (a column `client_id`), also of plugins and of migrations to come, in an order in which they can be
 * emptied: what refers to another table goes before it.
 */
export async function listClientTables(db: Kysely<KernelTables>, schema: string): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id' and not a.attisdropped and a.atttypid = 'uuid'::regtype
    where n.nspname = ${schema} and c.relkind in ('r', 'p') and c.relname <> all(${KEPT}::text[])
    order by c.relname`.execute(db)
  const { rows: references } = await sql<Reference>`
    select distinct source.relname as "from", target.relname as "to"
    from pg_constraint f join pg_class source on source.oid = f.conrelid join pg_class target on target.oid = f.confrelid
      join pg_namespace n on n.oid = source.relnamespace
    where f.contype = 'f' and n.nspname = ${schema}`.execute(db)
  return toEmptyingOrder(
    tables.map(({ name }) => name),
    references,
  )
}

interface Reference {
  readonly from: string
  readonly to: string
}

function toEmptyingOrder(tables: readonly string[], references: readonly Reference[]): readonly string[] {
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
