import { createHmac } from 'node:crypto'
import type { Seal } from '@voordeur/core'
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

/** What apps need: `seal` closes the secrets, the first of `offerKeys` (32 bytes each) makes those that are offered. */
export interface AppsInput {
  readonly database: () => Kysely<AuthTables>
  readonly now: () => Date
  readonly seal: Seal
  readonly offerKeys: readonly [Uint8Array, ...Uint8Array[]]
}

/** Apps in `auth_app`, by the portal's clock. */
export function createApps({ database, now, seal: by, offerKeys }: AppsInput): Apps {
  const find = (accountId: string) => database().selectFrom('auth_app').where('account_id', '=', accountId).selectAll().executeTakeFirst()
  const offerWith = (key: Uint8Array, { accountId, sessionId }: AppOffer): Uint8Array =>
    createHmac('sha256', key).update(`${accountId}\0${sessionId}`).digest().subarray(0, SECRET_BYTES)

  return {
    find: async (accountId) => {
      const row = await find(accountId)
      return row && { since: row.confirmed_at }
    },

    offer: (to) => offerWith(offerKeys[0], to),

    confirm: async (db, to, typed) => {
      const code = readCode(typed)
      // The secret of the portal may have been changed since it was offered.
      const found = offerKeys.map((key) => toFound(offerWith(key, to), code, now())).find(({ step }) => step !== undefined)
      if (found?.step === undefined) return false
      const row = { account_id: to.accountId, secret: seal(by, to.accountId, found.secret), confirmed_at: now(), last_step: found.step }
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
      const step = findAppStep(unseal(by, accountId, row.secret), code, now())
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

function toFound(secret: Uint8Array, code: string | undefined, now: Date) {
  return { secret, step: code === undefined ? undefined : findAppStep(secret, code, now) }
}
