import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { listSecretNames } from './secret-ring.ts'
import type { ViewerIdentity } from './store.ts'

/** Separates the fields of a context; taken out of every value, so that no value can become two fields. */
const FIELD = '\u001f'
const ITEM = '\u001e'
const HMAC_BLOCK_BYTES = 64

/** How long the database takes a signed context. After it every policy sees nothing, and says nothing of that. */
export const CONTEXT_LIFETIME_MILLISECONDS = 5 * 60_000

/** Stands where record types stand, in a context that may add to the access log and to the notices and reads no record: no record type has a dot in its name. */
export const LOG_ONLY: readonly string[] = ['audit.append']

/** The key that signs contexts, and its pads as the database keeps them (RFC 2104), for there is no HMAC without an extension. */
export interface ContextKey {
  readonly key: KeyObject
  /** The name of the secret it was made from. */
  readonly name: string
  readonly innerPad: Buffer
  readonly outerPad: Buffer
}

/** The context key of a secret; 32 bytes from it. */
export function toContextKey(secret: Uint8Array): ContextKey {
  const key = createHmac('sha256', secret).update('voordeur context key').digest()
  const pad = (byte: number): Buffer => Buffer.from(Array.from({ length: HMAC_BLOCK_BYTES }, (_, index) => byte ^ (key[index] ?? 0)))
  // As an object, which signs in a sixth of the time that bare bytes take.
  return { key: createSecretKey(key), name: listSecretNames([secret])[0], innerPad: pad(0x36), outerPad: pad(0x5c) }
}

/** What a signed context says: who looks, at which record types, and until when the database takes it (`signedAt` + 5 minutes). */
export interface ContextContent {
  readonly identity: ViewerIdentity
  readonly types: readonly string[]
  /** The machine's clock, not the portal's: the database compares it with its own. */
  readonly signedAt: Date
  /** Another client than that of the identity, for whom a desk tells something. */
  readonly about?: string | undefined
}

/** A signed context: `<mac in hex>` + the fields that the database's `viewer_context()` reads, in its order. */
export function toSignedContext(key: KeyObject, { identity, types, signedAt, about }: ContextContent): string {
  const fields = [
    Math.floor((signedAt.getTime() + CONTEXT_LIFETIME_MILLISECONDS) / 1000),
    identity.accountId,
    about ?? identity.clientId,
    identity.accessId,
    identity.basis,
    identity.now.toISOString(),
    identity.network,
    identity.traceId,
  ].map((value) => toField(String(value ?? '')))
  const payload = [...fields, types.map(toField).join(ITEM), toField(identity.desk ?? '')].join(FIELD)
  return `${createHmac('sha256', key).update(payload).digest('hex')}${FIELD}${payload}`
}

// Control characters have no business in any of these values, and NUL would be refused by PostgreSQL.
function toField(value: string): string {
  return value.replace(/\p{Cc}/gu, ' ')
}
