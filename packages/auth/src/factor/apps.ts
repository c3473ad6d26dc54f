import { createHmac } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { AuthTables } from '../tables.ts'
import { seal, unseal } from '../seal.ts'
import { findAppStep, SECRET_BYTES } from './app-secret.ts'
import { readCode } from './one-time-code.ts'

/** To whom a new secret is offered: only in this session it can be taken into use. */
export interface AppOffer {
  readonly accountId: string
  readonly sessionId: string
}

/** The authenticator apps of accounts, at most one each. */
export interface Apps {
  /** Since when an account has an app. */
  readonly find: (accountId: string) => Promise<{ readonly since: Date } | undefined>
  /** A new secret for this session: the same one as long as the session keeps its id. It is kept nowhere before it is confirmed. */
  readonly offer: (to: AppOffer) => Uint8Array
  /** Takes the offered secret into use when the code is one of it, in the caller's transaction; it replaces an app that was in use. */
  readonly confirm: (db: Kysely<AuthTables>, to: AppOffer, typed: string) => Promise<boolean>
  /** Whether a code is right, and of a step that was not used before: one of any number at once. */
  readonly use: (accountId: string, typed: string) => Promise<boolean>
  /** Removes the app, in the caller's transaction; false when there was none. */
  readonly remove: (db: Kysely<AuthTables>, accountId: string) => Promise<boolean>
}

/** What apps need: `key` (32 bytes) closes the secrets, `offerKey` makes those that are offered. */
export interface AppsInput {
  readonly database: () => Kysely<AuthTables>
  readonly now: () => Date
  readonly key: Uint8Array
  readonly offerKey: Uint8Array
}

/** Apps in `auth_app`, by the portal's clock. */
export function createApps({ database, now, key, offerKey }: AppsInput): Apps {
  const find = (accountId: string) => database().selectFrom('auth_app').where('account_id', '=', accountId).selectAll().executeTakeFirst()
  const offer = ({ accountId, sessionId }: AppOffer): Uint8Array =>
    createHmac('sha256', offerKey).update(`${accountId}\0${sessionId}`).digest().subarray(0, SECRET_BYTES)

  return {
    find: async (accountId) => {
      const row = await find(accountId)
      return row && { since: row.confirmed_at }
    },

    offer,

    confirm: async (db, to, typed) => {
      const secret = offer(to)
      const code = readCode(typed)
      const step = code === undefined ? undefined : findAppStep(secret, code, now())
      if (step === undefined) return false
      const row = { account_id: to.accountId, secret: seal(key, to.accountId, secret), confirmed_at: now(), last_step: step }
      await db
        .insertInto('auth_app')
        .values(row)
        .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
        .execute()
      return true
    },

    use: async (accountId, typed) => {
      const row = await find(accountId)
      const code = readCode(typed)
      if (!row || code === undefined) return false
      const step = findAppStep(unseal(key, accountId, row.secret), code, now())
      if (step === undefined) return false
      const used = await database()
        .updateTable('auth_app')
        .set({ last_step: step })
        .where('account_id', '=', accountId)
        .where('secret', '=', row.secret)
        .where(sql<boolean>`last_step < ${step}::bigint`)
        .returning('account_id')
        .executeTakeFirst()
      return used !== undefined
    },

    remove: async (db, accountId) => {
      const gone = await db.deleteFrom('auth_app').where('account_id', '=', accountId).returning('account_id').executeTakeFirst()
      return gone !== undefined
    },
  }
}
