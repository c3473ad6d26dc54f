import type { Kysely } from 'kysely'
import { AuthError } from '../auth-error.ts'
import type { AuthTables } from '../tables.ts'

/** The password of one account, as stored. */
export interface StoredPassword {
  readonly accountId: string
  readonly hash: string
}

/** User names and password hashes. */
export interface PasswordAccounts {
  readonly find: (userName: string) => Promise<StoredPassword | undefined>
  /** Stores a name and hash, and ends every session of the account in the same statement. Throws `USER_NAME_TAKEN`. */
  readonly store: (accountId: string, userName: string, hash: string) => Promise<void>
  /** Replaces a hash made with older parameters, unless the password was changed meanwhile. */
  readonly refresh: (stored: StoredPassword, hash: string) => Promise<void>
}

/** User names and hashes in `auth_password`. */
export function createPasswordAccounts(database: () => Kysely<AuthTables>, now: () => Date): PasswordAccounts {
  return {
    find: async (userName) => {
      const row = await database()
        .selectFrom('auth_password')
        .where('user_name', '=', userName)
        .select(['account_id', 'hash'])
        .executeTakeFirst()
      return row && { accountId: row.account_id, hash: row.hash }
    },

    store: async (accountId, userName, hash) => {
      const row = { account_id: accountId, user_name: userName, hash, changed_at: now() }
      const statement = database()
        .with('ended', (db) =>
          db
            .insertInto('auth_account')
            .values({ account_id: accountId, session_epoch: 0 })
            .onConflict((conflict) =>
              conflict.column('account_id').doUpdateSet((old) => ({ session_epoch: old('auth_account.session_epoch', '+', 1) })),
            ),
        )
        .insertInto('auth_password')
        .values(row)
        .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
      await statement.execute().catch((error: unknown) => {
        throw isUserNameConflict(error)
          ? new AuthError('USER_NAME_TAKEN', 'This user name belongs to another account. Choose another one.')
          : error
      })
    },

    refresh: async (stored, hash) => {
      await database()
        .updateTable('auth_password')
        .set({ hash })
        .where('account_id', '=', stored.accountId)
        .where('hash', '=', stored.hash)
        .execute()
    },
  }
}

const UNIQUE_VIOLATION = '23505'

function isUserNameConflict(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === UNIQUE_VIOLATION &&
    'constraint' in error &&
    error.constraint === 'auth_password_user_name_key'
  )
}
