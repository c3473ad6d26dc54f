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

/** A new token `publicId.secret`, with 256 bits of randomness in its secret: of a session, a sign-in in progress, a device or a link. */
export function createSplitToken(): string {
  return `${randomBytes(PUBLIC_ID_BYTES).toString('base64url')}.${randomBytes(SECRET_BYTES).toString('base64url')}`
}

/** The parts of a token, or undefined when it was not made by `createSplitToken`. */
export function readSplitToken(token: string): TokenParts | undefined {
  const [, publicId, secret] = TOKEN.exec(token) ?? []
  if (publicId === undefined || secret === undefined) return undefined
  return { publicId, secretHash: createHash('sha256').update(secret).digest() }
}

/** A new token together with its parts. */
export function newToken(): { readonly token: string; readonly parts: TokenParts } {
  const token = createSplitToken()
  const parts = readSplitToken(token)
  if (parts === undefined) throw new Error('A token that was just made can be read.')
  return { token, parts }
}
