import { createRequire } from 'node:module'
import { z } from 'zod'

/** Parameters of a hash; memory in KiB, the secret is the pepper. */
export interface Argon2Options {
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
  readonly outputLen: number
  readonly secret: Uint8Array
}

/** What the bench uses of `@node-rs/argon2`; the algorithm is argon2id unless said. */
export interface Argon2 {
  readonly hash: (password: string, options: Argon2Options) => Promise<string>
  readonly verify: (hashed: string, password: string, options: Argon2Options) => Promise<boolean>
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

/** The parameters of a hash as it is stored (`$argon2id$v=19$m=…,t=…,p=…$salt$hash`); throws for any other. */
export function readArgon2Options(stored: string): Omit<Argon2Options, 'secret'> {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$[^$]+\$([^$]+)$/.exec(stored)
  if (!found) throw new Error('A stored password is no argon2id hash of version 19.')
  const [, memoryCost, timeCost, parallelism, output = ''] = found
  return {
    memoryCost: Number(memoryCost),
    timeCost: Number(timeCost),
    parallelism: Number(parallelism),
    outputLen: Buffer.from(output, 'base64').length,
  }
}
