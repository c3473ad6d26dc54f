import { randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { createSeal, listSecretNames, toPurposeSecret, type SecretRing } from './secret-ring.ts'
import { StoreError } from './store-error.ts'
import type { KernelTables } from './tables.ts'

/** The purpose under which kept keys are sealed. */
export const KEPT_KEY = 'kept key'

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
  const rows = Object.entries(first).map(([name, key]) => ({ name, sealed: seal(ring, name, key), made_for: listSecretNames(ring)[0] }))
  await db
    .insertInto('kept_key')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db.selectFrom('kept_key').select('sealed').where('name', '=', DIGESTS).executeTakeFirstOrThrow()
  return open(ring, DIGESTS, row.sealed)
}

/** The keys of the access log, as they are now: another process may have added one. */
export async function readAuditKeys(db: Kysely<KernelTables>, ring: SecretRing): Promise<AuditKeys> {
  const rows = await db.selectFrom('kept_key').select(['name', 'sealed']).where('name', 'like', `${AUDIT}%`).execute()
  const sealed = new Map(rows.map((row) => [row.name, row.sealed]))
  const keys = Array.from({ length: rows.length }, (_, index) => open(ring, toAuditName(index + 1), sealed.get(toAuditName(index + 1))))
  const [first, ...later] = keys
  if (first === undefined) throw new StoreError('SECRET_MISSING', 'The key of the access log is gone from the table kept_key.')
  return [first, ...later]
}

/** Adds a key for the access log when the newest one was made for another secret; nobody may be sealing meanwhile. Says whether it did. */
export async function addAuditKey(db: Kysely<KernelTables>, ring: SecretRing): Promise<boolean> {
  const newest = toAuditName((await readAuditKeys(db, ring)).length)
  const { made_for: madeFor } = await db.selectFrom('kept_key').select('made_for').where('name', '=', newest).executeTakeFirstOrThrow()
  if (madeFor === listSecretNames(ring)[0]) return false
  const name = toAuditName(Number(newest.slice(AUDIT.length)) + 1)
  await db
    .insertInto('kept_key')
    .values({ name, sealed: seal(ring, name, randomBytes(32)), made_for: listSecretNames(ring)[0] })
    .execute()
  return true
}

const toAuditName = (number: number): string => `${AUDIT}${number}`

function seal(ring: SecretRing, name: string, key: Uint8Array): string {
  return Buffer.from(createSeal(ring, KEPT_KEY).close(name, key)).toString('base64url')
}

function open(ring: SecretRing, name: string, sealed: string | undefined): Uint8Array {
  if (sealed === undefined) throw new StoreError('SECRET_MISSING', `The key "${name}" is gone from the table kept_key.`)
  return createSeal(ring, KEPT_KEY).open(name, Buffer.from(sealed, 'base64url'))
}
