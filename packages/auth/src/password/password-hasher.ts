import { randomBytes } from 'node:crypto'
import { hash, parseOptions, verify } from '@node-rs/argon2'
import { createTurnstile } from './turnstile.ts'

// The package's enums exist in types only, which isolated modules cannot read: argon2id is 2, version 0x13 is 1.
const ARGON2ID = 2
const VERSION_19 = 1

/** argon2id with 46 MiB, one pass, one lane (OWASP password storage). Memory is in KiB, lengths in bytes. */
const TODAY = { algorithm: ARGON2ID, version: VERSION_19, memoryCost: 46 * 1024, timeCost: 1, parallelism: 1, outputLen: 32 } as const
const SALT_BYTES = 16

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

/** A hasher with this pepper (32 bytes), without which a stolen table of hashes is worth nothing. */
export async function createPasswordHasher(pepper: Uint8Array): Promise<PasswordHasher> {
  const turnstile = createTurnstile({ inside: 4, waiting: 50 })
  const options = { ...TODAY, secret: pepper }
  const dummy = await hash(randomBytes(32), options)
  const turn: HasherTurn = {
    hash: (password) => hash(password.normalize('NFKC'), options),
    compare: async (password, stored) => {
      const matches = await verify(stored ?? dummy, password.normalize('NFKC'), options)
      if (!matches || stored === undefined) return 'wrong'
      return isOfToday(stored) ? 'right' : 'outdated'
    },
  }
  return { inTurn: (run) => turnstile(() => run(turn)) }
}

function isOfToday(stored: string): boolean {
  const { saltLen, ...parameters } = parseOptions(stored)
  const differs = (Object.keys(TODAY) as (keyof typeof TODAY)[]).some((key) => parameters[key] !== TODAY[key])
  return !differs && saltLen >= SALT_BYTES
}
