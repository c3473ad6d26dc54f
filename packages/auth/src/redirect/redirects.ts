import type { Seal } from '@voordeur/core'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { after } from '../after.ts'
import { FLOW_SECONDS } from '../flow/flows.ts'
import { seal, unseal } from '../seal.ts'
import { newToken, readSplitToken } from '../split-token.ts'
import type { AuthTables } from '../tables.ts'

const Kept = z.strictObject({ next: z.string(), state: z.string(), keep: z.string() })

/** A sign-in whose browser is at an identity provider. */
export interface Away extends z.infer<typeof Kept> {
  readonly id: string
  readonly method: string
}

/** Sign-ins that are away at an identity provider, by the same kind of token and cookie as a sign-in in progress; ten minutes, once. */
export interface Redirects {
  readonly begin: (away: Omit<Away, 'id'>) => Promise<{ readonly token: string }>
  /** The sign-in of this token and method that may still come back. Changes nothing. */
  readonly find: (token: string, method: string) => Promise<Away | undefined>
  /** Takes it: true for one of any number at once. */
  readonly take: (away: Pick<Away, 'id'>) => Promise<boolean>
  /** Ends what a token began, when it began something. */
  readonly drop: (token: string) => Promise<void>
  readonly sweep: () => Promise<void>
}

/** What redirects need; `seal` closes what they keep. */
export interface RedirectsInput {
  readonly database: () => Kysely<AuthTables>
  readonly now: () => Date
  readonly seal: Seal
}

/** Redirects on `auth_redirect`, by the portal's clock. */
export function createRedirects({ database, now, seal: by }: RedirectsInput): Redirects {
  return {
    begin: async ({ method, ...kept }) => {
      const { token, parts } = newToken()
      const sealed = seal(by, parts.publicId, Buffer.from(JSON.stringify(kept)))
      const row = { id: parts.publicId, secret_hash: parts.secretHash, method, sealed }
      await database()
        .insertInto('auth_redirect')
        .values({ ...row, created_at: now(), expires_at: after(now(), FLOW_SECONDS) })
        .execute()
      return { token }
    },

    find: async (token, method) => {
      const parts = readSplitToken(token)
      if (!parts) return undefined
      const row = await database()
        .selectFrom('auth_redirect')
        .where('id', '=', parts.publicId)
        .where('secret_hash', '=', parts.secretHash)
        .where('method', '=', method)
        .where('expires_at', '>', now())
        .select('sealed')
        .executeTakeFirst()
      if (!row) return undefined
      const kept = Kept.parse(JSON.parse(unseal(by, parts.publicId, row.sealed).toString()))
      return { ...kept, id: parts.publicId, method }
    },

    take: async ({ id }) => {
      const taken = await database()
        .deleteFrom('auth_redirect')
        .where('id', '=', id)
        .where('expires_at', '>', now())
        .returning('id')
        .executeTakeFirst()
      return taken !== undefined
    },

    drop: async (token) => {
      const parts = readSplitToken(token)
      if (!parts) return
      await database().deleteFrom('auth_redirect').where('id', '=', parts.publicId).where('secret_hash', '=', parts.secretHash).execute()
    },

    sweep: async () => {
      await database().deleteFrom('auth_redirect').where('expires_at', '<=', now()).execute()
    },
  }
}
