import type { TestPortal } from '@voordeur/core/testing'
import { sql } from 'kysely'

/** Every row of these tables as text, so that two moments can be compared. */
export type Dump = Readonly<Record<string, readonly string[]>>

/** What signing in and the mail keep, but for what asking anything leaves in the access log. */
export function dumpSignIn(portal: TestPortal): Promise<Dump> {
  return dumpTables(portal, (name) => name.startsWith('auth_') || name === 'outbox' || name === 'account')
}

/** Every row of every table. */
export function dumpEverything(portal: TestPortal): Promise<Dump> {
  return dumpTables(portal, () => true)
}

async function dumpTables({ store }: TestPortal, isWanted: (name: string) => boolean): Promise<Dump> {
  const names = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = ${store.schema} order by 1`.execute(store.system())
  const dumped: [string, readonly string[]][] = []
  for (const { name } of names.rows.filter((table) => isWanted(table.name))) {
    const table = sql.table(`${store.schema}.${name}`)
    const { rows } = await sql<{ row: string }>`select to_json(t)::text as row from ${table} as t order by 1`.execute(store.system())
    dumped.push([name, rows.map(({ row }) => row)])
  }
  return Object.fromEntries(dumped)
}
