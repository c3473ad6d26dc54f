import { migrations as authMigrations } from '../../packages/auth/src/migrations/auth-migrations.ts'
import { openStore } from '../../packages/core/src/store/open-store.ts'
import { TEST_SECRET } from '../../packages/core/src/store/test-stores.ts'
import { sharedPglite } from '../../packages/core/src/store/test-pglite.ts'
import { plugins } from './documented.ts'

/** The columns of every table of a portal with all packages, by table. */
export type Columns = ReadonlyMap<string, readonly string[]>

const SCHEMA = 'voordeur_reference'

/** Migrates an embedded database and reads what is in it. */
export async function readColumns(): Promise<Columns> {
  const store = await openStore({ pglite: await sharedPglite(), schema: SCHEMA, secret: TEST_SECRET })
  try {
    await store.execute(`drop schema if exists ${SCHEMA} cascade`)
    await store.migrate([{ owner: 'auth', migrations: authMigrations }, ...plugins.flatMap(({ plugin }) => toSet(plugin))])
    const { rows } = await store.execute(
      `select table_name as table, array_agg(column_name::text order by ordinal_position) as columns from information_schema.columns
       where table_schema = '${SCHEMA}' and table_name not like 'voordeur\\_ledger%' group by table_name order by table_name`,
    )
    return new Map(rows.map(({ table, columns }) => [String(table), (columns as readonly unknown[]).map(String)]))
  } finally {
    await store.execute(`drop schema if exists ${SCHEMA} cascade`)
    await store.close()
  }
}

function toSet({ id, tables }: (typeof plugins)[number]['plugin']) {
  if (tables === undefined) return []
  const { migrations, rows, desk = [] } = tables
  return [{ owner: id, migrations, rows, desk }]
}
