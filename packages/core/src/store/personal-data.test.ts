import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { OpenStore } from './store.ts'
import { kernelPersonalData } from './personal-data.ts'
import { eachStore } from './test-stores.ts'

interface ColumnOfTable {
  readonly table: string
  readonly column: string
}

/** Every column of a migrated portal without plugins, but for the ledgers of the migrations. */
async function listColumns(store: OpenStore): Promise<readonly string[]> {
  const { rows } = await sql<ColumnOfTable>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = ${store.schema} and table_name not like 'voordeur\\_ledger%'`.execute(store.system())
  return rows.map(({ table, column }) => `${table}.${column}`).toSorted()
}

function listInventory(): readonly string[] {
  return Object.entries(kernelPersonalData)
    .flatMap(([table, { columns }]) => Object.values(columns).flatMap((names) => names.split(' ').map((name) => `${table}.${name}`)))
    .toSorted()
}

eachStore((make) => {
  test('every column of every table of the kernel stands in the inventory of personal data, once, and nothing else', async () => {
    expect(listInventory()).toEqual(await listColumns(await make()))
  })

  test('a column that a migration adds is missed by the inventory', async () => {
    const store = await make()
    await sql`alter table ${sql.id(store.schema, 'account')} add column nickname text`.execute(store.system())
    expect((await listColumns(store)).filter((column) => !listInventory().includes(column))).toEqual(['account.nickname'])
  })
})
