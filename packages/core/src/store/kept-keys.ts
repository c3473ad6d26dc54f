import { randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { createSeal, listSecretNames, toPurposeSecret, type SecretRing } from './secret-ring.ts'
import { StoreError } from './store-error.ts'
import type { KernelTables } from './tables.ts'

/** The purpose under which kept keys are sealed. */
export const KEPT_KEY = 'kept key'

/** The name under which a kept key is sealed: with the secret that it was made for, so that nobody says otherwise of it afterwards. */
export function toKeptName({ name, made_for: madeFor }: { readonly name: string; readonly made_for: string }): string {
  return `${name} for ${madeFor}`
}

const DIGESTS = 'digests'
const AUDIT = 'audit seal '

/** The keys of the access log, oldest first: the last one seals, each one proves what it sealed. */
export type AuditKeys = readonly [Uint8Array, ...Uint8Array[]]

/** Refuses with `SECRET_MISSING` to go on when the keys that this database keeps were sealed with a secret that was not given. */
export async function refuseOtherSecret(db: Kysely<unknown>, ring: SecretRing): Promise<void> {
  const { rows } = await sql<{ name: string }>`select distinct left(sealed, 8) as name from kept_key`.execute(db)
  const given = listSecretNames(ring)
  const missing = rows.map(({ name }) => name).filter((name) => !given.includes(name))
  if (missing.length === 0) return
  throw new StoreError('SECRET_MISSING', toRefusal(missing, given))
}

function toRefusal(missing: readonly string[], given: readonly string[]): string {
  return (
    `The portal does not start: what stands in this database was sealed with the secret ${missing.join(', ')}, and given ${given.length === 1 ? 'is' : 'are'} ${given.join(', ')}. ` +
    'With another secret nobody could sign in. Give the right one in VOORDEUR_SECRET; while it is being changed, the other one in VOORDEUR_SECRET_BEFORE.'
  )
}

/** Makes the keys that are not there yet, and gives the one to count by. */
export async function openDigestKey(db: Kysely<KernelTables>, ring: SecretRing): Promise<Uint8Array> {
  // The log that was sealed before keys were kept was sealed with a key of the secret.
  const first = { [DIGESTS]: randomBytes(32), [`${AUDIT}1`]: toPurposeSecret(ring[0], 'audit seal') }
  const rows = Object.entries(first).map(([name, key]) => toRow(ring, name, key))
  await db
    .insertInto('kept_key')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db.selectFrom('kept_key').selectAll().where('name', '=', DIGESTS).executeTakeFirstOrThrow()
  return open(ring, row)
}

/**
 * The keys of the access log, as they are now: another process may have added one. Throws `SECRET_MISSING` when one is gone: also the newest, which was
 * made for one of the secrets that are given.
 */
export async function readAuditKeys(db: Kysely<KernelTables>, ring: SecretRing): Promise<AuditKeys> {
  const rows = await listAuditRows(db)
  const [first, ...later] = rows.map((row) => open(ring, row))
  if (first === undefined || !listSecretNames(ring).includes(rows.at(-1)?.made_for ?? ''))
    throw new StoreError('SECRET_MISSING', 'A key of the access log is gone from the table kept_key.')
  return [first, ...later]
}

/** Adds a key for the access log when the newest one was made for another secret; nobody may be sealing meanwhile. Says whether it did. */
export async function addAuditKey(db: Kysely<KernelTables>, ring: SecretRing): Promise<boolean> {
  await readAuditKeys(db, ring)
  const rows = await listAuditRows(db)
  if (rows.at(-1)?.made_for === listSecretNames(ring)[0]) return false
  const row = toRow(ring, toAuditName(rows.length + 1), randomBytes(32))
  await db.insertInto('kept_key').values(row).execute()
  return true
}

/** In the order in which they were made, without a gap. */
async function listAuditRows(db: Kysely<KernelTables>): Promise<readonly KeptRow[]> {
  const rows = await db.selectFrom('kept_key').selectAll().where('name', 'like', `${AUDIT}%`).execute()
  const byName = new Map(rows.map((row) => [row.name, row]))
  return rows.map((_, index) => {
    const row = byName.get(toAuditName(index + 1))
    if (row === undefined) throw new StoreError('SECRET_MISSING', `The key "${toAuditName(index + 1)}" is gone from the table kept_key.`)
    return row
  })
}

interface KeptRow {
  readonly name: string
  readonly sealed: string
  readonly made_for: string
}

const toAuditName = (number: number): string => `${AUDIT}${number}`

function toRow(ring: SecretRing, name: string, key: Uint8Array): KeptRow {
  const row = { name, made_for: listSecretNames(ring)[0] }
  return { ...row, sealed: Buffer.from(createSeal(ring, KEPT_KEY).close(toKeptName(row), key)).toString('base64url') }
}

function open(ring: SecretRing, row: KeptRow): Uint8Array {
  return createSeal(ring, KEPT_KEY).open(toKeptName(row), Buffer.from(row.sealed, 'base64url'))
}
