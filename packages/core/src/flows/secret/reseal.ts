import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { PortalKeys, SealedColumn } from '../../define/portal-keys.ts'
import type { KernelTables } from '../../store/tables.ts'

/** How many values of a column each secret closed, by the name of the secret. */
export interface SealedCount {
  readonly table: string
  readonly column: string
  readonly secret: string
  readonly values: number
}

/** What closing a column anew came to. */
export interface Resealed {
  readonly resealed: number
  /** Values that a given secret should open and did not: they were changed. */
  readonly damaged: number
}

/** What closing anew needs: `newest` and `before` are the names of the secrets that were given. */
export interface ResealPorts {
  readonly db: () => Kysely<KernelTables>
  readonly keys: Pick<PortalKeys, 'seal'>
  readonly newest: string
  readonly before: readonly string[]
  /** How many rows are read at once. Default 100. */
  readonly batch?: number
}

interface SealedRow extends Readonly<Record<string, unknown>> {
  readonly place: string
  readonly value: Uint8Array | string
}

/** Counts what is sealed, by the secret that closed it. What is empty is not sealed. */
export async function countSealed(db: Kysely<KernelTables>, columns: readonly SealedColumn[]): Promise<readonly SealedCount[]> {
  const each = columns.map(
    (column) => sql`
      select ${column.table}::text as table, ${column.column}::text as column, ${toSecretName(column)} as secret, count(*)::float8 as values
      from ${sql.table(column.table)} where ${isSealed(column)} group by 3`,
  )
  const { rows } = await sql<SealedCount>`${sql.join(each, sql` union all `)} order by 1, 2, 3`.execute(db)
  return rows
}

/**
 * Closes anew what one of the secrets before closed, in one walk through the table. A row that was changed meanwhile is left to whoever changed it,
 * so that this may be broken off, done again and done beside a running portal.
 */
export async function resealColumn(column: SealedColumn, ports: ResealPorts): Promise<Resealed> {
  let resealed = 0
  let damaged = 0
  let place = '(0,0)'
  for (;;) {
    const rows = await listNext(column, place, ports)
    for (const row of rows) {
      const value = closeAnew(column, row, ports)
      if (value === undefined) damaged += 1
      else resealed += await replace(column, { row, value }, ports)
    }
    const last = rows.at(-1)
    if (last === undefined) return { resealed, damaged }
    place = last.place
  }
}

async function listNext(column: SealedColumn, place: string, { db, before, batch = 100 }: ResealPorts): Promise<readonly SealedRow[]> {
  if (before.length === 0) return []
  const selected = sql.join([sql`ctid::text as place`, sql`${sql.ref(column.column)} as value`, ...column.of.map((name) => sql.ref(name))])
  const { rows } = await sql<SealedRow>`
    select ${selected} from ${sql.table(column.table)}
    where ctid > ${place}::tid and ${isSealed(column)} and ${toSecretName(column)} in (${sql.join(before)})
    order by ctid limit ${batch}`.execute(db())
  return rows
}

/** The value as the newest secret closes it; undefined when it does not open. */
function closeAnew(column: SealedColumn, row: SealedRow, { keys }: ResealPorts): Uint8Array | string | undefined {
  const seal = keys.seal(column.purpose)
  const name = column.name(row)
  try {
    return toStored(column, seal.close(name, seal.open(name, toBytes(column, row.value))))
  } catch {
    return undefined
  }
}

async function replace(
  { table, column }: SealedColumn,
  { row, value }: { readonly row: SealedRow; readonly value: Uint8Array | string },
  { db }: ResealPorts,
): Promise<number> {
  // By its place, which a table without a key of its own has too; and only as long as it is what was read.
  const { numAffectedRows = 0n } = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${value} where ctid = ${row.place}::tid and ${sql.ref(column)} = ${row.value}`.execute(
    db(),
  )
  return Number(numAffectedRows)
}

function toBytes({ as, prefix = '' }: SealedColumn, value: Uint8Array | string): Uint8Array {
  return as === 'bytes' ? Buffer.from(value) : Buffer.from(String(value).slice(prefix.length), 'base64url')
}

function toStored({ as, prefix = '' }: SealedColumn, bytes: Uint8Array): Uint8Array | string {
  return as === 'bytes' ? bytes : `${prefix}${Buffer.from(bytes).toString('base64url')}`
}

function isSealed({ as, column, prefix = '' }: SealedColumn): RawBuilder<boolean> {
  const value = sql.ref(column)
  return as === 'bytes' ? sql<boolean>`length(${value}) > 0` : sql<boolean>`(${value} <> '' and starts_with(${value}, ${prefix}))`
}

/** The eight characters that stand in front of what is sealed. */
function toSecretName({ as, column, prefix = '' }: SealedColumn): RawBuilder<string> {
  const value = sql.ref(column)
  return as === 'bytes'
    ? sql<string>`translate(encode(substring(${value} from 1 for 6), 'base64'), '+/', '-_')`
    : sql<string>`substring(${value} from ${prefix.length + 1}::int for 8)`
}
