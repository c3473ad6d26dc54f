import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
// Six bytes are eight characters of base64url: the name of the key stands in front in both spellings.
const ID_BYTES = 6
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = ID_BYTES + NONCE_BYTES

/** A key that closes bytes (32 bytes), and the six bytes that stand in front of them to say that it was this one. */
export interface SealKey {
  readonly id: Uint8Array
  readonly key: Uint8Array
}

/** How the id of a key is spelled, in front of what it closed: 8 characters. */
export function toKeyName(id: Uint8Array): string {
  return Buffer.from(id).toString('base64url')
}

/** Closes bytes: AES-256-GCM with a random nonce, bound to the name of what they are. */
export function closeBytes({ id, key }: SealKey, name: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(name))
  return Buffer.concat([id, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** Opens what `closeBytes` closed; throws when none of these keys closed it, under another name, or when it was changed. */
export function openBytes(keys: readonly SealKey[], name: string, closed: Uint8Array): Buffer {
  const known = keys.find(({ id }) => Buffer.compare(id, closed.subarray(0, ID_BYTES)) === 0)
  if (known === undefined) throw new Error('It was sealed with a secret that was not given, or is not sealed.')
  const decipher = createDecipheriv(ALGORITHM, known.key, closed.subarray(ID_BYTES, HEAD_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(name)).setAuthTag(closed.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(closed.subarray(HEAD_BYTES, -TAG_BYTES)), decipher.final()])
}
