import type { Kysely } from 'kysely'
import { appendAudit } from '../../audit/append-audit.ts'
import { AUDIT_SEAL_JOB } from '../../audit/seal-audit.ts'
import type { PortalKeys, SealedColumn } from '../../define/portal-keys.ts'
import { addAuditKey, KEPT_KEY } from '../../store/kept-keys.ts'
import { listSecretNames, type SecretRing } from '../../store/secret-ring.ts'
import type { OpenStore } from '../../store/store.ts'
import type { KernelTables } from '../../store/tables.ts'
import { StoreError } from '../../store/store-error.ts'
import type { NamedStaff } from '../read-staff.ts'
import { countSealed, resealColumn, type Resealed, type ResealPorts, type SealedCount } from './reseal.ts'

/** What is needed to see which secret closed what, and to close it anew. */
export interface SecretPorts {
  readonly store: OpenStore
  readonly ring: SecretRing
  readonly keys: PortalKeys
  readonly columns: readonly SealedColumn[]
  readonly now: () => Date
}

/** Which secrets were given, by name, and what each one closed. */
export interface SecretStatus {
  readonly newest: string
  readonly before: readonly string[]
  readonly sealed: readonly SealedCount[]
  /** The values that would be lost if only the newest secret were given. */
  readonly waiting: number
  /** Of those, the ones that no given secret opens. */
  readonly unknown: number
}

/** What changing the secret came to. */
export interface Rotated extends SecretStatus {
  readonly resealed: number
  readonly damaged: number
}

/** Says which secret closed what; changes nothing. */
export async function readSecretStatus({ store, ring, columns }: Pick<SecretPorts, 'store' | 'ring' | 'columns'>): Promise<SecretStatus> {
  const [newest, ...before] = listSecretNames(ring)
  const sealed = await countSealed(store.system(), columns)
  const count = (isCounted: (secret: string) => boolean) =>
    sealed.filter(({ secret }) => isCounted(secret)).reduce((sum, { values }) => sum + values, 0)
  return {
    newest,
    before,
    sealed,
    waiting: count((secret) => secret !== newest),
    unknown: count((secret) => secret !== newest && !before.includes(secret)),
  }
}

/**
 * Closes everything anew that a secret before closed, seals the access log with a new key from here on, and lets the database take nothing any more
 * that a secret before signed. May be broken off and done again. Throws `SECRET_ALONE` when no secret before was given.
 */
export async function rotateSecret(ports: SecretPorts, staff: NamedStaff): Promise<Rotated> {
  const { store, ring, keys, columns, now } = ports
  const [newest, ...before] = listSecretNames(ring)
  if (before.length === 0)
    throw new StoreError('SECRET_ALONE', 'Only one secret was given. Give the one before in VOORDEUR_SECRET_BEFORE, beside the new one.')
  const reseal = (isMeant: (column: SealedColumn) => boolean, db: ResealPorts['db']) =>
    resealAll(columns.filter(isMeant), { db, keys, newest, before })
  const others = await reseal((column) => !isKeptKey(column), store.system)
  await renewAuditKey(ports)
  await store.settleSecret()
  // The last: until these are closed anew nobody starts without the secret before, so that what was broken off is done again.
  const total = await store.transaction(async (db) => {
    const kept = await reseal(isKeptKey, () => db)
    const both = { resealed: others.resealed + kept.resealed, damaged: others.damaged + kept.damaged }
    await noteRotation(db, { staff, at: now(), both })
    return both
  })
  return { ...total, ...(await readSecretStatus(ports)) }
}

const isKeptKey = ({ purpose }: SealedColumn): boolean => purpose === KEPT_KEY

async function resealAll(columns: readonly SealedColumn[], ports: ResealPorts): Promise<Resealed> {
  const total = { resealed: 0, damaged: 0 }
  for (const column of columns) {
    const { resealed, damaged } = await resealColumn(column, ports)
    total.resealed += resealed
    total.damaged += damaged
  }
  return total
}

async function noteRotation(
  db: Kysely<KernelTables>,
  { staff: { by, via }, at, both }: { readonly staff: NamedStaff; readonly at: Date; readonly both: Resealed },
): Promise<void> {
  const detail = { by, ...(via === undefined ? {} : { via }), ...both }
  await appendAudit(db, { eventType: 'secret.rotated', action: 'U', outcome: 'success', at, detail })
}

/** Refuses with `SECRET_MISSING` to go on when something was sealed with a secret that was not given: it would be lost without a word. */
export async function refuseUnknownSecret(ports: Pick<SecretPorts, 'store' | 'ring' | 'columns'>): Promise<void> {
  const { sealed, unknown, newest, before } = await readSecretStatus(ports)
  if (unknown === 0) return
  const known = [newest, ...before]
  const places = sealed
    .filter(({ secret }) => !known.includes(secret))
    .map((each) => `${each.values} × ${each.table}.${each.column} (${each.secret})`)
  throw new StoreError(
    'SECRET_MISSING',
    `The portal does not start: it keeps what was sealed with a secret that was not given: ${places.join(', ')}. Given: ${known.join(', ')}. ` +
      'Give the secret before in VOORDEUR_SECRET_BEFORE, and run `voordeur secret rotate` until nothing waits.',
  )
}

/** Sealing waits meanwhile: a seal with the key before may not come after one with the new key. */
async function renewAuditKey({ store, ring }: SecretPorts): Promise<void> {
  const renewed = await store.exclusively(AUDIT_SEAL_JOB, () => store.transaction(async (db) => addAuditKey(db, ring)))
  if (renewed === 'busy') throw new StoreError('SECRET_BUSY', 'The access log is being sealed. Try again in a minute.')
}
