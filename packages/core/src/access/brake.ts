import { sql, type Kysely } from 'kysely'
import type { KernelTables } from '../store/tables.ts'

/** Who closes or opens an access. */
export type BrakeHand = 'portal-admin' | 'organisation'

/** An access that was closed or opened. */
export interface BrakedAccess {
  readonly accountId: string
  readonly clientId: string
}

/** Closes an access from the next request on; undefined when there is none in force or it was closed already. The organisation's hand is the stronger. */
export function closeAccess(
  db: Kysely<KernelTables>,
  accessId: string,
  by: { readonly hand: BrakeHand; readonly now: Date },
): Promise<BrakedAccess | undefined> {
  return db
    .updateTable('access')
    .set((eb) => ({ blocked_at: eb.fn.coalesce('blocked_at', sql<Date>`${by.now.toISOString()}::timestamptz`), blocked_by: by.hand }))
    .where(sql<boolean>`id = ${accessId}::uuid`)
    .where('revoked_at', 'is', null)
    .where((eb) =>
      by.hand === 'organisation'
        ? eb.or([eb('blocked_at', 'is', null), eb('blocked_by', '=', 'portal-admin')])
        : eb('blocked_at', 'is', null),
    )
    .returning(['account_id as accountId', 'client_id as clientId'])
    .executeTakeFirst()
}

/** Opens a closed access again; undefined when there is none. What the organisation closed only the organisation opens. */
export function openAccess(db: Kysely<KernelTables>, accessId: string, hand: BrakeHand): Promise<BrakedAccess | undefined> {
  const closed = db
    .updateTable('access')
    .set({ blocked_at: null, blocked_by: null })
    .where(sql<boolean>`id = ${accessId}::uuid`)
    .where('revoked_at', 'is', null)
    .where('blocked_at', 'is not', null)
    .returning(['account_id as accountId', 'client_id as clientId'])
  return (hand === 'organisation' ? closed : closed.where('blocked_by', '=', hand)).executeTakeFirst()
}
