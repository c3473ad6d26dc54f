import { sql, type Kysely } from 'kysely'
import type { KernelTables } from '../store/tables.ts'

/**
 * Holds the access of a portal administrator until the transaction ends, so that nobody goes on managing with a role that is being
 * taken; false when it is no longer one.
 */
export async function holdPortalAdmin(db: Kysely<KernelTables>, accessId: string): Promise<boolean> {
  const held = await db
    .selectFrom('access')
    .select('id')
    .where('id', '=', accessId)
    .where('portal_admin', '=', true)
    .where(sql<boolean>`revoked_at is null and blocked_at is null`)
    .forUpdate()
    .executeTakeFirst()
  return held !== undefined
}

/** Holds the role of portal administrator of a client until the transaction ends, before any access of theirs: it is given to one person at a time. */
export async function holdAdminRole(db: Kysely<KernelTables>, clientId: string): Promise<void> {
  await db.selectFrom('client').select('id').where('id', '=', clientId).forNoKeyUpdate().execute()
}
