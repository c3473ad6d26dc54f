import { sql, type Kysely } from 'kysely'
import { listReferences, toEmptyingOrder } from './emptying-order.ts'
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
  return toEmptyingOrder(
    tables.map(({ name }) => name),
    await listReferences(db, schema),
  )
}
