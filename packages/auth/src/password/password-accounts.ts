import type { Kysely } from 'kysely'
import { AuthError } from '../auth-error.ts'
import type { AuthTables } from '../tables.ts'

/** How a user name came to be: the portal gave it, the person chose it, or has to choose one at the next sign-in. */
export type NameState = 'given' | 'chosen' | 'due'

/** The user name and password of one account, as stored; no hash before the first own password. */
export interface StoredPassword {
  readonly accountId: string
  readonly userName: string
  readonly hash: string | undefined
  readonly changedAt: Date | undefined
  readonly nameState: NameState
  /** How often the account's sessions were ended: what begins with this password is over when that rises. */
  readonly epoch: number
}

/** A user name to give. With `from`, only an account whose name is in that state gets it. */
export interface NewUserName {
  readonly userName: string
  readonly state: NameState
  readonly from?: NameState
}

/** User names and password hashes. What changes something runs in the caller's transaction. */
export interface PasswordAccounts {
  readonly findByName: (userName: string) => Promise<StoredPassword | undefined>
  readonly find: (accountId: string) => Promise<StoredPassword | undefined>
  /** Gives an account a user name, keeping its password; false when its name is not in the state `from`. Throws `USER_NAME_TAKEN`. */
  readonly name: (db: Kysely<AuthTables>, accountId: string, name: NewUserName) => Promise<boolean>
  /** Whether an account has a password of its own, as the transaction sees it. */
  readonly hasOwn: (db: Kysely<AuthTables>, accountId: string) => Promise<boolean>
  /** Sets the own password of an account that has a user name, and remembers the hash so that it does not come back. */
  readonly setHash: (db: Kysely<AuthTables>, accountId: string, hash: string) => Promise<void>
  /** Hashes that the next password is compared with: the present one, and earlier ones up to `count` in all. */
  readonly listHashes: (accountId: string, count: number) => Promise<readonly string[]>
  /** Replaces a hash made with older parameters, unless the password was changed meanwhile. */
  readonly refresh: (stored: StoredPassword, hash: string) => Promise<void>
}

/** What the accounts need; `kept` is the number of hashes that are remembered. */
export interface PasswordAccountsInput {
  readonly database: () => Kysely<AuthTables>
  readonly now: () => Date
  readonly kept: number
}

/** User names and hashes in `auth_password`, by the portal's clock. */
export function createPasswordAccounts({ database, now, kept }: PasswordAccountsInput): PasswordAccounts {
  const read = async (column: 'user_name' | 'account_id', value: string): Promise<StoredPassword | undefined> => {
    const row = await database()
      .selectFrom('auth_password as p')
      .leftJoin('auth_account as a', 'a.account_id', 'p.account_id')
      .where(`p.${column}`, '=', value)
      .selectAll('p')
      .select('a.session_epoch')
      .executeTakeFirst()
    return (
      row && {
        accountId: row.account_id,
        userName: row.user_name,
        hash: row.hash ?? undefined,
        changedAt: row.changed_at ?? undefined,
        nameState: row.name_state,
        epoch: row.session_epoch ?? 0,
      }
    )
  }

  return {
    findByName: (userName) => read('user_name', userName),
    find: (accountId) => read('account_id', accountId),

    name: async (db, accountId, { userName, state, from }) => {
      const row = { account_id: accountId, user_name: userName, name_state: state }
      const named = await db
        .insertInto('auth_password')
        .values({ ...row, hash: null, changed_at: null })
        .onConflict((conflict) =>
          conflict
            .column('account_id')
            .doUpdateSet(row)
            .where((old) => (from === undefined ? old.lit(true) : old('auth_password.name_state', '=', from))),
        )
        .returning('account_id')
        .executeTakeFirst()
        .catch((error: unknown) => {
          throw isUserNameConflict(error)
            ? new AuthError('USER_NAME_TAKEN', 'This user name belongs to another account. Choose another one.')
            : error
        })
      return named !== undefined
    },

    hasOwn: async (db, accountId) => {
      const row = await db.selectFrom('auth_password').where('account_id', '=', accountId).select('hash').executeTakeFirst()
      return (row?.hash ?? undefined) !== undefined
    },

    setHash: async (db, accountId, hash) => {
      const at = now()
      await db.updateTable('auth_password').set({ hash, changed_at: at }).where('account_id', '=', accountId).executeTakeFirstOrThrow()
      await db.insertInto('auth_password_history').values({ account_id: accountId, hash, set_at: at }).execute()
      const beyond = db
        .selectFrom('auth_password_history')
        .where('account_id', '=', accountId)
        .select('hash')
        .orderBy('set_at', 'desc')
        .offset(kept)
      await db.deleteFrom('auth_password_history').where('account_id', '=', accountId).where('hash', 'in', beyond).execute()
    },

    listHashes: async (accountId, count) => {
      const stored = await read('account_id', accountId)
      const rows = await database()
        .selectFrom('auth_password_history')
        .where('account_id', '=', accountId)
        .select('hash')
        .orderBy('set_at', 'desc')
        .limit(count)
        .execute()
      const hashes = [...(stored?.hash === undefined ? [] : [stored.hash]), ...rows.map(({ hash }) => hash)]
      return [...new Set(hashes)].slice(0, count)
    },

    refresh: async ({ accountId, hash: old = '' }, hash) => {
      await database().updateTable('auth_password').set({ hash }).where('account_id', '=', accountId).where('hash', '=', old).execute()
      await database()
        .updateTable('auth_password_history')
        .set({ hash })
        .where('account_id', '=', accountId)
        .where('hash', '=', old)
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
