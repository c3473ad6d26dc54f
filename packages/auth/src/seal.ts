import type { Seal } from '@voordeur/core'

/** Closes bytes for a column of text, bound to what they belong to: a copy of the database alone does not open them. */
export function seal(by: Seal, boundTo: string, bytes: Uint8Array): string {
  return Buffer.from(by.close(boundTo, bytes)).toString('base64url')
}

/** Opens what was sealed; throws when it was sealed with a secret that was not given, or bound to something else. */
export function unseal(by: Seal, boundTo: string, sealed: string): Buffer {
  return Buffer.from(by.open(boundTo, Buffer.from(sealed, 'base64url')))
}
