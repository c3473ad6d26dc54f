import type { Kysely } from 'kysely'
import type { KernelTables } from '../store/tables.ts'

/** Removes the notices that were given before this moment, read or not: Meldingen is no archive. Gives how many. */
export async function forgetNotices(db: Kysely<KernelTables>, before: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('notice').where('created_at', '<', before).executeTakeFirst()
  return Number(numDeletedRows)
}
