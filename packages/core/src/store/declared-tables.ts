import { sql, type Kysely } from 'kysely'
import type { RowOwner } from '../define/plugin.ts'
import { MigrationRefused } from './migration-refused.ts'
import type { MigrationSet } from './store.ts'
import { KERNEL_FUNCTIONS, type DeclaredRows } from './walls.ts'

interface ColumnsOfTable {
  readonly table: string
  readonly required: readonly string[]
}

const OWNER_COLUMN: Readonly<Partial<Record<RowOwner, string>>> = { client: 'client_id', account: 'account_id' }

/** What the names of an owner's tables start with. */
export function toPrefix(owner: string): string {
  return `${owner.replaceAll('-', '_')}_`
}

/**
 * The declared rows of all plugins by full table name. Refuses a table that nobody declared, a declared one that does not exist,
 * and rows of a client or account without the column that says whose they are.
 */
export async function readDeclaredTables(
  db: Kysely<unknown>,
  schema: string,
  sets: readonly MigrationSet[],
): Promise<ReadonlyMap<string, DeclaredRows>> {
  const { rows: tables } = await sql<ColumnsOfTable>`
    select c.relname as "table", array(
      select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attnotnull and a.atttypid = 'uuid'::regtype) as required
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relkind in ('r', 'p')`.execute(db)
  const declared = sets.flatMap(({ owner, rows = {}, desk = [] }) =>
    Object.entries(rows).map(([table, whose]) => ({ owner, table: toPrefix(owner) + table, whose, desk: desk.includes(table) })),
  )
  for (const { owner, table, whose } of declared)
    refuseWrongTable({ owner, table, whose, found: tables.find((found) => found.table === table) })
  const map = new Map(declared.map(({ owner, table, whose, desk }) => [table, { plugin: owner, whose, desk }]))
  for (const { table } of tables) refuseUndeclared(table, map, sets)
  return map
}

function refuseWrongTable({
  owner,
  table,
  whose,
  found,
}: {
  owner: string
  table: string
  whose: RowOwner
  found: ColumnsOfTable | undefined
}): void {
  if (found === undefined) {
    throw new MigrationRefused('TABLE_MISSING', {
      what: `${owner} declares rows for ${table}, and no migration made that table.`,
      fix: `make it in a migration, or take it out of tables.rows`,
    })
  }
  const column = OWNER_COLUMN[whose]
  if (column === undefined || found.required.includes(column)) return
  throw new MigrationRefused('OWNER_COLUMN', {
    what: `${owner} declares the rows of ${table} as rows of the ${whose}, and it has no column ${column} of type uuid that is not null.`,
    fix: `add "${column} uuid not null" in a migration`,
  })
}

function refuseUndeclared(table: string, declared: ReadonlyMap<string, DeclaredRows>, sets: readonly MigrationSet[]): void {
  if (declared.has(table)) return
  const set = sets.find(({ owner, rows }) => rows !== undefined && table.startsWith(toPrefix(owner)))
  if (set === undefined) return
  throw new MigrationRefused('TABLE_UNDECLARED', {
    what: `${set.owner} made the table ${table} and does not say whose rows it holds.`,
    fix: `add ${table.slice(toPrefix(set.owner).length)}: 'client' | 'account' | 'organisation' | 'desk' to tables.rows`,
  })
}

/** Refuses a function of a plugin that runs with the rights of the kernel. */
export async function refusePrivilegedFunctions(db: Kysely<unknown>, schema: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = ${schema} and p.prosecdef`.execute(db)
  const found = rows.find(({ name }) => !KERNEL_FUNCTIONS.includes(name))
  if (found === undefined) return
  throw new MigrationRefused('FUNCTION_PRIVILEGED', {
    what: `The function ${found.name} runs with the rights of the kernel (security definer).`,
    fix: 'leave security definer out in the migration',
  })
}
