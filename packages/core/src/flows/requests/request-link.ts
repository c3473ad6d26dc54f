import { createHash, randomBytes } from 'node:crypto'
import { isId } from '../../store/ids.ts'

const SECRET_BYTES = 32
// base64url of exactly 32 bytes: nothing longer, shorter or padded is looked at.
const LINK = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/

/** A new secret for the link of a request, and the digest that is kept of it. */
export function createLinkSecret(requestId: string): { readonly secret: string; readonly hash: Uint8Array } {
  const half = randomBytes(SECRET_BYTES).toString('base64url')
  return { secret: `${requestId}.${half}`, hash: toHash(half) }
}

/** The parts of such a secret, or undefined for a text that is none. */
export function readLinkSecret(secret: string): { readonly requestId: string; readonly hash: Uint8Array } | undefined {
  const [, requestId, half] = LINK.exec(secret.trim()) ?? []
  if (requestId === undefined || half === undefined || !isId(requestId)) return undefined
  return { requestId, hash: toHash(half) }
}

const toHash = (half: string): Uint8Array => createHash('sha256').update(half).digest()
