import { hkdfSync } from 'node:crypto'

/** 32 bytes of key material for one purpose, derived from the portal's secret (RFC 5869); a leak of one tells nothing of another. */
export function toPurposeSecret(secret: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), `voordeur ${purpose}`, 32))
}
