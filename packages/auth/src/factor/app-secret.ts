import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createTOTPKeyURI, generateHOTP, verifyHOTP } from '@oslojs/otp'

/** Seconds a code of an app is shown. */
export const APP_STEP_SECONDS = 30

const DIGITS = 6
/** Bytes of a secret: 160 bits (RFC 4226, 4). */
export const SECRET_BYTES = 20
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Closes a secret for the database (AES-256-GCM, bound to its account): a copy of the database alone makes no codes. */
export function sealAppSecret(key: Uint8Array, accountId: string, secret: Uint8Array): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(accountId))
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

/** Opens a sealed secret; throws when it was sealed with another key or for another account. */
export function openAppSecret(key: Uint8Array, accountId: string, sealed: string): Uint8Array {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(accountId)).setAuthTag(bytes.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
}

/** The number of the step a moment lies in (RFC 6238). */
export function toAppStep(at: Date): number {
  return Math.floor(at.getTime() / (APP_STEP_SECONDS * 1000))
}

/** The code an app shows in a step. */
export function toAppCode(secret: Uint8Array, step: number): string {
  return generateHOTP(secret, BigInt(step), DIGITS)
}

/** The step a code belongs to: this one, or the one before it, for who types slowly (RFC 6238, 5.2); undefined when it is wrong. */
export function findAppStep(secret: Uint8Array, code: string, at: Date): number | undefined {
  const now = toAppStep(at)
  // Both are compared, so that the time says nothing of which.
  return [now - 1, now].filter((step) => verifyHOTP(secret, BigInt(step), DIGITS, code)).at(0)
}

/** The address that a QR code holds for an app (`otpauth://totp/…`). */
export function toAppUri(secret: Uint8Array, names: { readonly issuer: string; readonly account: string }): string {
  return createTOTPKeyURI(names.issuer, names.account, secret, APP_STEP_SECONDS, DIGITS)
}
