import { createHash, randomBytes } from 'node:crypto'

/** The secret of a new feed: 256 random bits that can stand in an address. */
export function createFeedSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret: SHA-256, in hexadecimal. Any text has one, so that what was made up costs as much as what was taken back. */
export function toFeedHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
