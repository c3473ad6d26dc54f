import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { migrations } from './migrations/auth-migrations.ts'
import { type AuthTables, toAuthDatabase } from './tables.ts'

/** A migrated database for tests, with two accounts of the kernel. */
export interface TestDatabase {
  readonly db: Kysely<unknown>
  readonly auth: Kysely<AuthTables>
  readonly accounts: readonly [string, string]
  /** Empties every table of signing in, and brings the two accounts back. */
  readonly clear: () => Promise<void>
  /** Everything that is stored, as text, also what is kept as bytes. */
  readonly dump: () => Promise<string>
  /** Erases an account as the kernel would. */
  readonly eraseAccount: (accountId: string) => Promise<void>
  readonly close: () => Promise<void>
}

const ANNA = '01890000-0000-7000-8000-00000000000a'
const BRAM = '01890000-0000-7000-8000-00000000000b'

// A copied folder is recovered at the start, and the timer that would report on a slow recovery keeps a process from ending.
const START_OF_COPY = [...PGlite.defaultStartParams, '-c', 'log_startup_progress_interval=0']

let migratedCopy: Promise<Blob> | undefined

/** The databases to test on: embedded always, PostgreSQL when `TEST_DATABASE_URL` names one. */
export function listTestDatabases(): { readonly kind: string; readonly open: () => Promise<TestDatabase> }[] {
  const url = process.env['TEST_DATABASE_URL']
  const embedded = { kind: 'PGlite', open: openEmbedded }
  return url === undefined ? [embedded] : [embedded, { kind: 'PostgreSQL', open: () => openPostgres(url) }]
}

// Making an empty database takes a second and starting a copy a third of it, so every file of this worker gets a copy of one.
async function openEmbedded(): Promise<TestDatabase> {
  migratedCopy ??= makeMigrated()
  const pglite = await PGlite.create({ loadDataDir: await migratedCopy, startParams: START_OF_COPY })
  return toTestDatabase(new Kysely({ dialect: new PGliteDialect({ pglite }) }))
}

async function makeMigrated(): Promise<Blob> {
  const pglite = await PGlite.create()
  const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) })
  await migrate(db)
  await pglite.exec('checkpoint')
  const copy = await pglite.dumpDataDir('none')
  await db.destroy()
  return copy
}

async function openPostgres(url: string): Promise<TestDatabase> {
  const schema = `auth_test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  const pool = new Pool({ connectionString: url, max: 10, options: `-c search_path=${schema}` })
  await pool.query(`create schema ${schema}`)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db)
  const database = await toTestDatabase(db)
  return {
    ...database,
    close: async () => {
      await pool.query(`drop schema ${schema} cascade`)
      await database.close()
    },
  }
}

async function listTables(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{
    name: string
  }>`select tablename as name from pg_tables where schemaname = current_schema() and tablename like 'auth_%'`.execute(db)
  return rows.map(({ name }) => name)
}

async function migrate(db: Kysely<unknown>): Promise<void> {
  await sql`create table account (id uuid primary key)`.execute(db)
  for (const name of Object.keys(migrations).toSorted()) await migrations[name]?.up(db)
}

async function toTestDatabase(db: Kysely<unknown>): Promise<TestDatabase> {
  const tables = await listTables(db)
  const database: TestDatabase = {
    db,
    auth: toAuthDatabase(db),
    accounts: [ANNA, BRAM],
    clear: async () => {
      await sql`truncate ${sql.join(tables.map((table) => sql.table(table)))}`.execute(db)
      await sql`insert into account values (${ANNA}), (${BRAM}) on conflict do nothing`.execute(db)
    },
    dump: async () => {
      const rows = tables.map((table) => sql<{ row: string }>`select row_to_json(t)::text as row from ${sql.table(table)} t`.execute(db))
      return (await Promise.all(rows)).flatMap((result) => result.rows.map(({ row }) => `${row}${readBytes(row)}`)).join('\n')
    },
    eraseAccount: async (accountId) => {
      await sql`delete from account where id = ${accountId}`.execute(db)
    },
    close: () => db.destroy(),
  }
  await database.clear()
  return database
}

/** What stands in columns of bytes, which PostgreSQL writes as digits. */
function readBytes(row: string): string {
  return [...row.matchAll(/\\x((?:[0-9a-f]{2})+)/gu)].map(([, digits = '']) => ` ${Buffer.from(digits, 'hex').toString('latin1')}`).join('')
}
