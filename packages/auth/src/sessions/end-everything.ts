import { type Kysely, sql } from 'kysely'
import { toAuthDatabase } from '../tables.ts'

const UNDER_WAY = ['auth_flow', 'auth_redirect', 'auth_challenge', 'auth_device'] as const

/**
 * Ends, in the caller's transaction, everything of everybody that is worth something without signing in anew: sessions, sign-ins under way,
 * remembered devices, links, temporary passwords, and numbers that staff asked for and nobody confirmed. Passwords, numbers and apps stay. Gives how
 * many sessions it ended.
 */
export async function endEverything(given: Kysely<unknown>): Promise<number> {
  const db = toAuthDatabase(given)
  // Also what is being made at this moment has an epoch of before.
  await db
    .updateTable('auth_account')
    .set({ session_epoch: sql<number>`session_epoch + 1` })
    .execute()
  const { numDeletedRows } = await db.deleteFrom('auth_session').executeTakeFirst()
  for (const table of UNDER_WAY) await db.deleteFrom(table).execute()
  await db.deleteFrom('auth_credential').where('used_at', 'is', null).execute()
  await db.deleteFrom('auth_recovery').where('confirmed_at', 'is', null).execute()
  return Number(numDeletedRows)
}
