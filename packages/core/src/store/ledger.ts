import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { MigrationRefused } from './migration-refused.ts'
import type { MigrationSet } from './store.ts'

/** What the names of the ledgers start with; no owner's prefix is like it. */
export const LEDGER_PREFIX = 'voordeur_ledger_'

/** The names of an owner's migrations that have not run yet, in order; changes nothing. */
export async function listPending(db: Kysely<unknown>, schema: string, set: MigrationSet): Promise<readonly string[]> {
  const migrations = await createMigrator(db, schema, set).getMigrations()
  return migrations.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name)
}

/** Runs an owner's pending migrations inside the transaction `db` and writes them in its ledger. */
export async function runPending(db: Kysely<unknown>, schema: string, set: MigrationSet): Promise<readonly string[]> {
  const { error, results = [] } = await createMigrator(db, schema, set).migrateToLatest()
  if (error === undefined) return results.map(({ migrationName }) => migrationName)
  const failed = results.find(({ status }) => status === 'Error')
  if (failed === undefined) throw toLedgerRefusal(set.owner, error)
  throw new MigrationRefused('MIGRATION_FAILED', {
    what: `The migration ${failed.migrationName} of ${set.owner} failed: ${toMessage(error)}`,
    fix: 'mend the migration and start again; nothing of this run was kept',
    cause: error,
  })
}

function createMigrator(db: Kysely<unknown>, schema: string, { owner, migrations }: MigrationSet): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableSchema: schema,
    migrationTableName: `${LEDGER_PREFIX}${owner.replaceAll('-', '_')}`,
    migrationLockTableName: `${LEDGER_PREFIX}lock__`,
  })
}

// Kysely knows no codes; what fails before a migration ran is a ledger that does not fit, or the database itself.
function toLedgerRefusal(owner: string, error: unknown): unknown {
  const message = toMessage(error)
  if (!message.startsWith('corrupted migrations')) return error
  return new MigrationRefused('LEDGER_AHEAD', {
    what: `The ledger of ${owner} does not fit its list of migrations: ${message}.`,
    fix: 'run the version that wrote this database, or a newer one; give a new migration a name that sorts after the last',
    cause: error,
  })
}

function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
