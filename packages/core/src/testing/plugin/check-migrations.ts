import { sql } from 'kysely'
import { toPrefix } from '../../store/declared-tables.ts'
import { createId } from '../../store/ids.ts'
import { MigrationRefused } from '../../store/migration-refused.ts'
import { ContractBroken } from '../contract-rule.ts'
import { createTestPortal, type TestPortal } from '../create-test-portal.ts'
import type { PluginUnderTest } from './plugin-under-test.ts'

type Database = ReturnType<TestPortal['store']['system']>

/** Each migration runs on tables that hold rows already, as it will at an organisation that had the version before. */
export async function checkMigratesFilled({ plugin, databaseUrl }: PluginUnderTest): Promise<void> {
  if (!plugin.tables) return
  const portal = await createTestPortal({}, databaseUrl === undefined ? {} : { databaseUrl })
  const { migrations } = plugin.tables
  const names = Object.keys(migrations).toSorted()
  try {
    const id = await insertOwner(portal.store.system())
    for (const [index, name] of names.entries()) {
      const upToHere = Object.fromEntries(Object.entries(migrations).filter(([other]) => names.indexOf(other) <= index))
      await migrate(portal, { owner: plugin.id, name, migrations: upToHere })
      await fillEveryTable(portal, toPrefix(plugin.id), id)
    }
  } finally {
    await portal.close()
  }
}

async function migrate(
  { store }: TestPortal,
  {
    owner,
    name,
    migrations,
  }: { readonly owner: string; readonly name: string; readonly migrations: NonNullable<PluginUnderTest['plugin']['tables']>['migrations'] },
): Promise<void> {
  try {
    await store.migrate([
      { owner: 'test', migrations: {} },
      { owner, migrations },
    ])
  } catch (error) {
    const what = error instanceof MigrationRefused ? error.what : String(error)
    throw new ContractBroken(
      `The migration "${name}" does not run on tables that hold rows: ${what} Fix: give a new column a default, or fill it in the migration.`,
      {
        cause: error,
      },
    )
  }
}

/** A client and an account of one id, so that one value serves every reference. */
async function insertOwner(db: Database): Promise<string> {
  const id = createId()
  const at = new Date('2026-01-01T00:00:00Z')
  await db
    .insertInto('client')
    .values({ id, source: 'test', source_id: id, number: '1', name: 'Mevrouw Een', created_at: at, updated_at: at })
    .execute()
  await db.insertInto('account').values({ id, email: 'een@voorbeeld.nl', name: 'Een', locale: 'nl', form: null, created_at: at }).execute()
  return id
}

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
}

const VALUES: Readonly<Record<string, unknown>> = {
  text: 'tekst',
  varchar: 'tekst',
  int2: 1,
  int4: 1,
  int8: 1,
  float4: 1,
  float8: 1,
  numeric: 1,
  bool: true,
  timestamptz: '2026-01-01T00:00:00Z',
  date: '2026-01-01',
  jsonb: '{}',
  json: '{}',
  bytea: Buffer.from('x'),
}

/** One row in each table, as far as its columns are of a common type; a table that wants more is left as it is. */
async function fillEveryTable({ store }: TestPortal, prefix: string, id: string): Promise<void> {
  const db = store.system()
  for (const [table, columns] of await listColumns(db, { schema: store.schema, prefix })) {
    const known = columns.filter(({ type }) => type === 'uuid' || type in VALUES)
    const values = known.map(({ type }) => sql`${type === 'uuid' ? id : VALUES[type]}`)
    const names = known.map(({ column }) => sql.ref(column))
    // A check that wants a word of its own, or a key that stands already, is no fault of the plugin.
    await sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(values)})`.execute(db).catch(() => undefined)
  }
}

async function listColumns(
  db: Database,
  { schema, prefix }: { readonly schema: string; readonly prefix: string },
): Promise<ReadonlyMap<string, readonly Column[]>> {
  const { rows } = await sql<Column>`
    select c.relname as "table", a.attname as "column", t.typname as type
    from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
      join pg_type t on t.oid = a.atttypid
    where n.nspname = ${schema} and c.relkind = 'r' and starts_with(c.relname, ${prefix})
    order by c.oid, a.attnum`.execute(db)
  return Map.groupBy(rows, ({ table }) => table)
}
