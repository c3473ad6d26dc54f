import { sql, type Kysely } from 'kysely'
import type { Basis } from '../../define/viewer.ts'
import type { KernelTables } from '../../store/tables.ts'

/** An access as it would be given. */
export interface WantedAccess {
  readonly email: string
  readonly clientId: string
  readonly basis: Basis
  readonly represents: boolean
  readonly portalAdmin: boolean
  readonly rights: readonly string[]
}

/** Whether this person has exactly this access already, not revoked and not over; granting it again would change nothing but its day. */
export async function hasSameAccess(db: Kysely<KernelTables>, wanted: WantedAccess, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('access')
    .innerJoin('account', 'account.id', 'account_id')
    .select(['basis', 'represents', 'portal_admin', 'rights'])
    .where('account.email', '=', wanted.email)
    .where('client_id', '=', wanted.clientId)
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`(valid_until is null or valid_until > ${now})`)
    .executeTakeFirst()
  return row !== undefined && isSame(row, wanted)
}

/** Whether two accesses between the same two give the same. */
export function isSame(
  row: { readonly basis: string; readonly represents: boolean; readonly portal_admin: boolean; readonly rights: readonly string[] },
  { basis, represents, portalAdmin, rights }: Omit<WantedAccess, 'email' | 'clientId'>,
): boolean {
  const wanted = [...new Set(rights)].sort()
  return (
    row.basis === basis &&
    row.represents === represents &&
    row.portal_admin === portalAdmin &&
    row.rights.toSorted().join() === wanted.join()
  )
}
