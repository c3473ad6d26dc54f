import type { Kysely } from 'kysely'
import type { AuthTables } from '../tables.ts'

/**
 * Holds the row of an account until the transaction ends, and gives its epoch. What ends the sessions of an account, and what may
 * only go on because they were not ended, does this first: then one waits for the other, and nothing is decided by what was true
 * a moment ago.
 */
export async function holdAccount(db: Kysely<AuthTables>, accountId: string): Promise<number> {
  const row = await db
    .insertInto('auth_account')
    .values({ account_id: accountId, session_epoch: 0 })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet((old) => ({ session_epoch: old.ref('auth_account.session_epoch') })),
    )
    .returning('session_epoch')
    .executeTakeFirstOrThrow()
  return row.session_epoch
}
