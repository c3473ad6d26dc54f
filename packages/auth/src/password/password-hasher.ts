import { randomBytes } from 'node:crypto'
import { hash, parseOptions, verify } from '@node-rs/argon2'
import type { Seal } from '@voordeur/core'
import { seal, unseal } from '../seal.ts'
import { createTurnstile } from './turnstile.ts'

// The package's enums exist in types only, which isolated modules cannot read: argon2id is 2, version 0x13 is 1.
const ARGON2ID = 2
const VERSION_19 = 1

/** argon2id with 46 MiB, one pass, one lane (OWASP password storage). Memory is in KiB, lengths in bytes. */
const TODAY = { algorithm: ARGON2ID, version: VERSION_19, memoryCost: 46 * 1024, timeCost: 1, parallelism: 1, outputLen: 32 } as const
const SALT_BYTES = 16

/** The purpose under which hashes are sealed. */
export const HASH_PURPOSE = 'password-pepper'
/** The name that sealed hashes are bound to. */
export const HASH_NAME = 'password'
/** What stands in front of a hash, to tell it from the digests of links. */
export const HASH_PREFIX = 'argon2id:'

/** What a comparison found; `outdated` is right, with a hash that was made with other parameters than today's. */
export type Comparison = 'right' | 'outdated' | 'wrong'

/** What may be done with passwords while it is one's turn. Passwords are brought to NFKC first. */
export interface HasherTurn {
  readonly hash: (password: string) => Promise<string>
  /** Compares with a stored hash, or, when there is none, with a dummy of today's parameters: `wrong`, in the same time. */
  readonly compare: (password: string, stored: string | undefined) => Promise<Comparison>
}

/** Hashes and compares passwords, four at once; fifty more wait, and the next is told `BUSY`. */
export interface PasswordHasher {
  readonly inTurn: <T>(run: (turn: HasherTurn) => Promise<T>) => Promise<T>
}

/**
 * A hasher that seals every hash, so that a stolen table of them is worth nothing without the portal's secret. Sealed, and not mixed into the hash
 * (both are a pepper to OWASP): when the secret is changed the hashes are sealed anew, and nobody has to sign in for that.
 */
export async function createPasswordHasher(by: Seal): Promise<PasswordHasher> {
  const turnstile = createTurnstile({ inside: 4, waiting: 50 })
  const make = async (password: string | Uint8Array) => `${HASH_PREFIX}${seal(by, HASH_NAME, Buffer.from(await hash(password, TODAY)))}`
  const dummy = await make(randomBytes(32))
  const turn: HasherTurn = {
    hash: (password) => make(password.normalize('NFKC')),
    compare: async (password, stored) => {
      const opened = unseal(by, HASH_NAME, (stored ?? dummy).slice(HASH_PREFIX.length)).toString('utf8')
      const matches = await verify(opened, password.normalize('NFKC'))
      if (!matches || stored === undefined) return 'wrong'
      return isOfToday(opened) ? 'right' : 'outdated'
    },
  }
  return { inTurn: (run) => turnstile(() => run(turn)) }
}

function isOfToday(stored: string): boolean {
  const { saltLen, ...parameters } = parseOptions(stored)
  const differs = (Object.keys(TODAY) as (keyof typeof TODAY)[]).some((key) => parameters[key] !== TODAY[key])
  return !differs && saltLen >= SALT_BYTES
}
