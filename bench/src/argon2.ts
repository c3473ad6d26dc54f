import { createRequire } from 'node:module'
import { z } from 'zod'

/** Parameters of a hash; memory in KiB. */
export interface Argon2Options {
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
  readonly outputLen: number
}

/** What the bench uses of `@node-rs/argon2`; the algorithm is argon2id unless said. */
export interface Argon2 {
  readonly hash: (password: string, options: Argon2Options) => Promise<string>
  readonly verify: (hashed: string, password: string) => Promise<boolean>
}

const isFunction = (value: unknown) => typeof value === 'function'
const Module = z.object({
  hash: z.custom<Argon2['hash']>(isFunction),
  verify: z.custom<Argon2['verify']>(isFunction),
})

// No dependency of the bench: a copy of its own could be another version than the portal's.
const NAME = '@node-rs/argon2'

/** The very copy of `@node-rs/argon2` that the portal compares with. */
export function loadArgon2(): Argon2 {
  const requireAsPortal = createRequire(import.meta.resolve('@voordeur/auth'))
  return Module.parse(requireAsPortal(NAME))
}

/** The parameters of the hashes that the portal stores, sealed (docs/signing-in.md). */
export const STORED: Argon2Options = { memoryCost: 47_104, timeCost: 1, parallelism: 1, outputLen: 32 }
