import { createHash, randomBytes } from 'node:crypto'

const PUBLIC_ID_BYTES = 15
const SECRET_BYTES = 32

// base64url of exactly 15 and 32 bytes: nothing longer, shorter or padded is looked at.
const TOKEN = /^([A-Za-z0-9_-]{20})\.([A-Za-z0-9_-]{43})$/

/** The two halves of a token: what is listed and looked up by, and the digest of what proves it. */
export interface TokenParts {
  readonly publicId: string
  readonly secretHash: Uint8Array
}

/** A new token `publicId.secret`, with 256 bits of randomness in its secret. */
export function createSessionToken(): string {
  return `${randomBytes(PUBLIC_ID_BYTES).toString('base64url')}.${randomBytes(SECRET_BYTES).toString('base64url')}`
}

/** The parts of a token, or undefined when it was not made by `createSessionToken`. */
export function readSessionToken(token: string): TokenParts | undefined {
  const [, publicId, secret] = TOKEN.exec(token) ?? []
  if (publicId === undefined || secret === undefined) return undefined
  return { publicId, secretHash: createHash('sha256').update(secret).digest() }
}
