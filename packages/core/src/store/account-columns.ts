import { sql, type Kysely } from 'kysely'
import type { RowOwner } from '../define/plugin.ts'
import { toPrefix } from './declared-tables.ts'
import { listReferences, toEmptyingOrder } from './emptying-order.ts'
import type { KernelTables } from './tables.ts'

/** What of the kernel stays when an account is erased: the access log, which has a term of its own and is the evidence that the law asks for. */
const KEPT: readonly string[] = ['audit_entry']

/** A column that says which account a row is of. `goes`: the row goes with the account; otherwise the row stays and the column is emptied. */
export interface AccountColumn {
  readonly table: string
  readonly column: string
  readonly goes: boolean
}

/** The tables of a plugin, without its prefix: whose rows each holds, and in which only is noted what somebody has read. */
export interface PluginRows {
  readonly owner: string
  readonly rows: Readonly<Record<string, RowOwner>>
  readonly marks: readonly string[]
}

interface Found {
  readonly table: string
  readonly column: string
  readonly refers: boolean
  readonly cascades: boolean
  readonly ofClient: boolean
}

/**
 * Every column by which rows are of an account, in an order in which they can be emptied: by the catalog, so also of plugins and of migrations to come.
 * What people wrote to each other about a client (a plugin's rows of the client or the organisation, but its marks) is part of what the client's side
 * holds, and goes with the copy of the client; of a plugin that is not there any more, what names a client counts as that.
 */
export async function listAccountColumns(
  db: Kysely<KernelTables>,
  schema: string,
  plugins: readonly PluginRows[],
): Promise<readonly AccountColumn[]> {
  const { rows } = await sql<Found>`
    select c.relname as "table", a.attname as "column", f.conrelid is not null as refers, coalesce(f.confdeltype = 'c', false) as cascades,
      exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'client_id' and not o.attisdropped) as "ofClient"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and not a.attisdropped and a.attnum > 0 and a.atttypid = 'uuid'::regtype
      left join lateral (
        select conrelid, confdeltype from pg_constraint where contype = 'f' and conrelid = c.oid and conkey = array[a.attnum]
          and confrelid = (select t.oid from pg_class t where t.relname = 'account' and t.relnamespace = n.oid) limit 1) f on true
    where n.nspname = ${schema} and c.relkind in ('r', 'p') and (a.attname = 'account_id' or f.conrelid is not null)
      and c.relname <> all(${KEPT}::text[])
    order by c.relname, a.attname`.execute(db)
  const declared = toDeclared(plugins)
  // What the database removes with the account itself it also guards until then.
  const columns = rows.filter(({ cascades }) => !cascades).flatMap((found) => toColumn(found, declared.get(found.table)))
  const order = toEmptyingOrder([...new Set(columns.map(({ table }) => table))], await listReferences(db, schema))
  return order.flatMap((table) => columns.filter((column) => column.table === table))
}

function toColumn({ table, column, refers, ofClient }: Found, declared: 'own' | 'shared' | undefined): readonly AccountColumn[] {
  const stays = declared === 'shared' || (declared === undefined && ofClient && !refers)
  if (!stays) return [{ table, column, goes: true }]
  return refers ? [{ table, column, goes: false }] : []
}

/** Of each table of a plugin whether its rows are somebody's own, or shared by people around a client. */
function toDeclared(plugins: readonly PluginRows[]): ReadonlyMap<string, 'own' | 'shared'> {
  return new Map(
    plugins.flatMap(({ owner, rows, marks }) =>
      Object.entries(rows).map(([table, whose]) => {
        const isOwn = whose === 'account' || marks.includes(table)
        return [toPrefix(owner) + table, isOwn ? 'own' : 'shared'] as const
      }),
    ),
  )
}
