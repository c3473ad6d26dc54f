import { sql, type Kysely } from 'kysely'
import { watchingRelations } from './created-relations.ts'
import { readDeclaredTables, refusePrivilegedFunctions, toPrefix } from './declared-tables.ts'
import { listPending, runPending } from './ledger.ts'
import { MigrationRefused } from './migration-refused.ts'
import { kernelMigrations } from './migrations/kernel-migrations.ts'
import { refuseOtherSecret } from './kept-keys.ts'
import { raiseWalls } from './raise-walls.ts'
import type { SecretRing } from './secret-ring.ts'
import type { MigrationSet, MigrationStep } from './store.ts'
import { toContextKey } from './viewer-context.ts'
import { KERNEL_TABLES } from './walls.ts'

/** What a run of migrations needs to know of the portal. */
export interface MigrationPlace {
  readonly schema: string
  readonly viewerRole: string
  readonly ring: SecretRing
  readonly sets: readonly MigrationSet[]
  /** Makes the viewer's role when it is not there. */
  readonly ensureViewerRole: (db: Kysely<unknown>) => Promise<void>
}

const CORE: MigrationSet = { owner: 'core', migrations: kernelMigrations }
const OWNER_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** Lists what would run, kernel first; changes nothing. */
export async function listPendingMigrations(
  db: Kysely<unknown>,
  { schema, sets }: Pick<MigrationPlace, 'schema' | 'sets'>,
): Promise<readonly MigrationStep[]> {
  refuseOwners(sets)
  const pending = []
  for (const set of [CORE, ...sets]) pending.push(...toSteps(set, await listPending(db, schema, set)))
  return pending
}

/**
 * Runs everything that is pending, raises the walls and stores the context key. `db` is an open transaction: when this throws, roll it back.
 * With a secret that what is stored was not sealed with it throws `SECRET_MISSING`.
 * A second process waits here until the first is done, and then finds nothing to do.
 */
export async function runMigrations(db: Kysely<unknown>, place: MigrationPlace): Promise<readonly MigrationStep[]> {
  const { schema, viewerRole, sets } = place
  refuseOwners(sets)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`voordeur migrations ${schema}`}, 0))`.execute(db)
  await place.ensureViewerRole(db)
  await ensureSchema(db, schema)
  const steps = [...toSteps(CORE, await runPending(db, schema, CORE))]
  await refuseOtherSecret(db, place.ring)
  for (const set of sets) steps.push(...toSteps(set, await runOwner(db, schema, set)))
  const rows = await readDeclaredTables(db, schema, sets)
  await refusePrivilegedFunctions(db, schema)
  await raiseWalls(db, { schema, viewerRole, rows })
  await storeContextKey(db, place.ring)
  return steps
}

async function runOwner(db: Kysely<unknown>, schema: string, set: MigrationSet): Promise<readonly string[]> {
  const pending = await listPending(db, schema, set)
  // Also without pending ones the ledger is compared, so that an older version does not start on a newer database.
  if (pending.length === 0) return runPending(db, schema, set)
  return watchingRelations(db, { owner: set.owner, schema }, () => runPending(db, schema, set))
}

// `create schema if not exists` asks for the right to create also when there is nothing to create.
async function ensureSchema(db: Kysely<unknown>, schema: string): Promise<void> {
  const { rows } = await sql`select from pg_namespace where nspname = ${schema}`.execute(db)
  if (rows.length === 0) await sql`create schema ${sql.id(schema)}`.execute(db)
}

/** Beside those of other processes, that may still make with the secret before. */
async function storeContextKey(db: Kysely<unknown>, [secret]: SecretRing): Promise<void> {
  const { name, innerPad, outerPad } = toContextKey(secret)
  await sql`
    insert into context_key (key_name, inner_pad, outer_pad) values (${name}, ${innerPad}, ${outerPad})
    on conflict (key_name) do nothing`.execute(db)
}

function refuseOwners(sets: readonly MigrationSet[]): void {
  const prefixes = sets.map(({ owner }) => toPrefix(owner))
  for (const [index, { owner }] of sets.entries()) {
    refuseOwnerName(owner)
    const prefix = toPrefix(owner)
    const clash =
      prefixes.some((other, at) => at !== index && prefix.startsWith(other)) ||
      KERNEL_TABLES.some((table) => `${table}_`.startsWith(prefix))
    if (!clash) continue
    throw new MigrationRefused('OWNER_CLASH', {
      what: `The tables of ${owner} (${prefix}…) cannot be told from those of another owner.`,
      fix: 'rename the plugin',
    })
  }
}

function refuseOwnerName(owner: string): void {
  if (OWNER_NAME.test(owner) && owner.length <= 30 && owner !== 'core' && owner !== 'voordeur') return
  throw new MigrationRefused('OWNER_NAME', {
    what: `"${owner}" cannot own tables.`,
    fix: 'use a-z, 0-9 and single hyphens, at most 30 long, and not core or voordeur',
  })
}

function toSteps({ owner }: MigrationSet, names: readonly string[]): readonly MigrationStep[] {
  return names.map((name) => ({ owner, name }))
}
