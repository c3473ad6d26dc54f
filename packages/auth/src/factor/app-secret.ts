import { createTOTPKeyURI, generateHOTP, verifyHOTP } from '@oslojs/otp'

/** Seconds a code of an app is shown. */
export const APP_STEP_SECONDS = 30

const DIGITS = 6
/** Bytes of a secret: 160 bits (RFC 4226, 4). */
export const SECRET_BYTES = 20

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
