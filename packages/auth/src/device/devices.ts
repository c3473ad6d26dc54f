import type { Kysely } from 'kysely'
import { after } from '../after.ts'
import { newToken, readSplitToken } from '../split-token.ts'
import type { AuthTables } from '../tables.ts'

/** A remembered device as its owner sees it. */
export interface Device {
  readonly id: string
  readonly label: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
}

/** Devices on which an account is asked for no code. A token is good for its own account only, whoever else uses the browser. */
export interface Devices {
  /** The device of this account among the tokens a browser carries. */
  readonly find: (tokens: readonly string[], accountId: string) => Promise<string | undefined>
  /** Remembers a device, in the caller's transaction; gives the token for its browser. */
  readonly remember: (db: Kysely<AuthTables>, accountId: string, label: string) => Promise<string>
  readonly touch: (id: string) => Promise<void>
  /** Live devices of an account, newest first. */
  readonly list: (accountId: string) => Promise<readonly Device[]>
  /** Forgets one device of this account; false when it has no such device. */
  readonly forget: (accountId: string, id: string) => Promise<boolean>
  /** Forgets every device of an account but one, in the caller's transaction; gives how many. */
  readonly forgetAll: (db: Kysely<AuthTables>, accountId: string, except?: string) => Promise<number>
  readonly sweep: () => Promise<void>
}

/** What devices need. */
export interface DevicesInput {
  readonly database: () => Kysely<AuthTables>
  readonly now: () => Date
  readonly days: number
}

/** Devices on `auth_device`, by the portal's clock. */
export function createDevices({ database, now, days }: DevicesInput): Devices {
  const live = (accountId: string) =>
    database().selectFrom('auth_device').where('account_id', '=', accountId).where('expires_at', '>', now())

  return {
    find: async (tokens, accountId) => {
      const parts = tokens.map((token) => readSplitToken(token)).filter((part) => part !== undefined)
      if (parts.length === 0) return undefined
      const row = await live(accountId)
        .where((device) =>
          device.or(
            parts.map(({ publicId, secretHash }) => device.and([device('id', '=', publicId), device('secret_hash', '=', secretHash)])),
          ),
        )
        .select('id')
        .executeTakeFirst()
      return row?.id
    },

    remember: async (db, accountId, label) => {
      const { token, parts } = newToken()
      const at = now()
      const expires = after(at, days * 24 * 60 * 60)
      const row = { id: parts.publicId, secret_hash: parts.secretHash, account_id: accountId, label, created_at: at, last_seen_at: at }
      await db
        .insertInto('auth_device')
        .values({ ...row, expires_at: expires })
        .execute()
      return token
    },

    touch: async (id) => {
      await database().updateTable('auth_device').set({ last_seen_at: now() }).where('id', '=', id).execute()
    },

    list: async (accountId) => {
      const rows = await live(accountId).orderBy('created_at', 'desc').selectAll().execute()
      return rows.map((row) => ({ id: row.id, label: row.label, createdAt: row.created_at, lastSeenAt: row.last_seen_at }))
    },

    forget: async (accountId, id) => {
      const gone = await database()
        .deleteFrom('auth_device')
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst()
      return gone !== undefined
    },

    forgetAll: async (db, accountId, except = '') => {
      const gone = await db
        .deleteFrom('auth_device')
        .where('account_id', '=', accountId)
        .where('id', '<>', except)
        .returning('id')
        .execute()
      return gone.length
    },

    sweep: async () => {
      await database().deleteFrom('auth_device').where('expires_at', '<=', now()).execute()
    },
  }
}
