import type { Kysely } from 'kysely'
import type { Basis } from '../define/viewer.ts'
import { createId } from '../store/ids.ts'
import type { KernelTables } from '../store/tables.ts'

/** What is granted. `rights` are copied from a permission set at this moment; changing the set later changes nobody's rights. */
export interface Grant {
  readonly accountId: string
  readonly clientId: string
  readonly basis: Basis
  readonly represents: boolean
  readonly portalAdmin: boolean
  readonly rights: readonly string[]
  readonly from: Date
  readonly until?: Date
  readonly grantedBy: string
  readonly now: Date
}

/** Grants access; an access that already stands between the two is replaced, so that there is never more than one. */
export async function grantAccess(db: Kysely<KernelTables>, grant: Grant): Promise<string> {
  await db
    .updateTable('access')
    .set({ revoked_at: grant.now })
    .where('account_id', '=', grant.accountId)
    .where('client_id', '=', grant.clientId)
    .where('revoked_at', 'is', null)
    .execute()
  const id = createId(grant.now)
  await db
    .insertInto('access')
    .values({
      id,
      account_id: grant.accountId,
      client_id: grant.clientId,
      basis: grant.basis,
      represents: grant.represents,
      portal_admin: grant.portalAdmin,
      rights: [...new Set(grant.rights)].sort(),
      valid_from: grant.from,
      valid_until: grant.until ?? null,
      revoked_at: null,
      granted_by: grant.grantedBy,
      created_at: grant.now,
    })
    .execute()
  return id
}
