import { hkdfSync } from 'node:crypto'
import type { PortalKeys, Seal } from '../define/portal-keys.ts'
import { closeBytes, openBytes, toKeyName, type SealKey } from './sealed-bytes.ts'

/** The secrets of a portal, 32 bytes or more each: the first one makes, every one opens and verifies. */
export type SecretRing = readonly [Uint8Array, ...Uint8Array[]]

/** 32 bytes of key material for one purpose, derived from a secret (RFC 5869); a leak of one tells nothing of another. */
export function toPurposeSecret(secret: Uint8Array, purpose: string): Uint8Array {
  return derive(secret, purpose, 32)
}

/** The names by which stored values say which secret closed them: 8 characters, from which no secret can be found. */
export function listSecretNames(ring: SecretRing): readonly [string, ...string[]] {
  const [first, ...before] = ring.map((secret) => toKeyName(toKeyId(secret)))
  return [first ?? '', ...before]
}

/** The keys of one purpose, in the order of the ring. */
export function toPurposeKeys([first, ...before]: SecretRing, purpose: string): readonly [Uint8Array, ...Uint8Array[]] {
  return [toPurposeSecret(first, purpose), ...before.map((secret) => toPurposeSecret(secret, purpose))]
}

/** The seal of one purpose. */
export function createSeal(ring: SecretRing, purpose: string): Seal {
  const toKey = (secret: Uint8Array): SealKey => ({ id: toKeyId(secret), key: toPurposeSecret(secret, purpose) })
  const [first, ...before] = ring
  const newest = toKey(first)
  const keys = [newest, ...before.map(toKey)]
  return {
    close: (name, bytes) => closeBytes(newest, name, bytes),
    open: (name, closed) => openBytes(keys, name, closed),
  }
}

/** The keys of a portal: its secrets, and what it keeps to count by whatever its secret is. */
export function createPortalKeys(ring: SecretRing, digests: Uint8Array): PortalKeys {
  return {
    secret: (purpose) => toPurposeSecret(digests, purpose),
    keys: (purpose) => toPurposeKeys(ring, purpose),
    seal: (purpose) => createSeal(ring, purpose),
  }
}

/** The same keys under a name of somebody else's own, so that no purpose of theirs is one of the kernel's, nor of another owner. */
export function withinPurpose({ secret, keys, seal }: PortalKeys, owner: string): PortalKeys {
  return {
    secret: (purpose) => secret(toOwnPurpose(owner, purpose)),
    keys: (purpose) => keys(toOwnPurpose(owner, purpose)),
    seal: (purpose) => seal(toOwnPurpose(owner, purpose)),
  }
}

/** What a purpose of somebody else is called: neither an id nor a purpose of the kernel has a colon. */
export function toOwnPurpose(owner: string, purpose: string): string {
  return `${owner}: ${purpose}`
}

function toKeyId(secret: Uint8Array): Buffer {
  return Buffer.from(derive(secret, 'name of this secret', 6))
}

function derive(secret: Uint8Array, purpose: string, bytes: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), `voordeur ${purpose}`, bytes))
}
