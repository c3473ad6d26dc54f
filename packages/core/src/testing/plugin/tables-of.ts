import { sql } from 'kysely'
import { toPrefix } from '../../store/declared-tables.ts'
import type { Stage } from './open-stage.ts'

/** A row of a plugin's table, as the database gives it. */
export type Row = Readonly<Record<string, unknown>>

/** Every row of every declared table, by the table's own name. */
export type Rows = Readonly<Record<string, readonly Row[]>>

/** Reads all rows of the plugin's tables, past every wall, in a fixed order. */
export async function readRows({ portal, subject }: Stage): Promise<Rows> {
  const { id, tables } = subject.plugin
  const names = Object.keys(tables?.rows ?? {})
  const found: [string, readonly Row[]][] = []
  for (const name of names) {
    const { rows } = await sql<Row>`select * from ${sql.table(toPrefix(id) + name)}`.execute(portal.store.system())
    found.push([name, rows.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))])
  }
  return Object.fromEntries(found)
}

/** Names of the tables whose rows are not the same. */
export function listChanged(before: Rows, after: Rows): readonly string[] {
  return Object.keys(before).filter((table) => JSON.stringify(before[table]) !== JSON.stringify(after[table]))
}

/** How many rows there are in all. */
export function countRows(rows: Rows): number {
  return Object.values(rows).reduce((sum, { length }) => sum + length, 0)
}
