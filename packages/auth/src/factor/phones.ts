import type { Kysely } from 'kysely'
import type { AuthTables } from '../tables.ts'

/** The mobile numbers of accounts. */
export interface Phones {
  /** The number of an account, in E.164. */
  readonly find: (accountId: string) => Promise<{ readonly number: string; readonly changedAt: Date } | undefined>
  /** Gives an account its first number, in the caller's transaction; false when it has one, which stays (an invitation never overwrites a phone). */
  readonly add: (db: Kysely<AuthTables>, accountId: string, number: string) => Promise<boolean>
  /** Replaces the number of an account, in the caller's transaction; gives the one it had. */
  readonly replace: (db: Kysely<AuthTables>, accountId: string, number: string) => Promise<string | undefined>
}

/** Numbers in `auth_phone`, by the portal's clock. */
export function createPhones(database: () => Kysely<AuthTables>, now: () => Date): Phones {
  return {
    find: async (accountId) => {
      const row = await database().selectFrom('auth_phone').where('account_id', '=', accountId).selectAll().executeTakeFirst()
      return row && { number: row.number, changedAt: row.changed_at }
    },
    add: async (db, accountId, number) => {
      const added = await db
        .insertInto('auth_phone')
        .values({ account_id: accountId, number, changed_at: now() })
        .onConflict((conflict) => conflict.column('account_id').doNothing())
        .returning('account_id')
        .executeTakeFirst()
      return added !== undefined
    },
    replace: async (db, accountId, number) => {
      const before = await db.selectFrom('auth_phone').where('account_id', '=', accountId).select('number').forUpdate().executeTakeFirst()
      const row = { account_id: accountId, number, changed_at: now() }
      await db
        .insertInto('auth_phone')
        .values(row)
        .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
        .execute()
      return before?.number
    },
  }
}
