import { createHmac } from 'node:crypto'
import { generateHOTP, verifyHOTP } from '@oslojs/otp'
import type { Challenge } from './challenges.ts'

/** Digits of a code that is sent. */
export const CODE_DIGITS = 6

const KEY_BYTES = 20

/** Makes and compares the codes of challenges; the code itself is kept nowhere. */
export interface OneTimeCode {
  readonly make: (challenge: CodeSeed) => string
  readonly isRight: (challenge: CodeSeed, typed: string) => boolean
}

/** What a code is made from: of a challenge its id, its salt and how often a code was sent. */
export type CodeSeed = Pick<Challenge, 'id' | 'salt' | 'counter'>

/**
 * HOTP codes (RFC 4226) with a key per challenge: HMAC-SHA256(pepper, "otp" ‖ challenge id ‖ salt), 20 bytes of it. Without
 * the pepper a copy of the database gives no code. The first pepper makes, each one is right: a code may be on its way while
 * the portal's secret is changed.
 */
export function createOneTimeCode(peppers: readonly [Uint8Array, ...Uint8Array[]]): OneTimeCode {
  const toKey = (pepper: Uint8Array, { id, salt }: CodeSeed) =>
    createHmac('sha256', pepper).update('otp').update(id).update(salt).digest().subarray(0, KEY_BYTES)
  return {
    make: (seed) => generateHOTP(toKey(peppers[0], seed), BigInt(seed.counter), CODE_DIGITS),
    isRight: (seed, typed) => peppers.some((pepper) => verifyHOTP(toKey(pepper, seed), BigInt(seed.counter), CODE_DIGITS, typed)),
  }
}

/** The digits of a code as people type or paste it (`123 456`, full-width digits); undefined when it can be none. */
export function readCode(typed: string): string | undefined {
  if (typed.length > 40) return undefined
  const digits = typed.normalize('NFKC').replaceAll(/[\s-]/gu, '')
  return /^\d{6}$/.test(digits) ? digits : undefined
}
