import type { Kysely } from 'kysely'
import type { Basis } from '../define/viewer.ts'
import { createId } from '../store/ids.ts'
import type { KernelTables } from '../store/tables.ts'
import { holdAdminRole } from './hold-portal-admin.ts'

/** What is granted. `rights` are copied from a permission set at this moment; changing the set later changes nobody's rights. */
export interface Grant {
  readonly accountId: string
  readonly clientId: string
  readonly basis: Basis
  readonly represents: boolean
  readonly portalAdmin: boolean
  readonly rights: readonly string[]
  /** What this person is to the client, in words. */
  readonly role?: string
  /** When a client of 12 to 15 agreed. */
  readonly consentedAt?: Date
  readonly from: Date
  readonly until?: Date
  /** On what the organisation gave it, in words of staff. */
  readonly evidence?: string
  readonly grantedBy: string
  readonly now: Date
}

/**
 * Grants access; an access that already stands between the two is replaced, so that there is never more than one. A new
 * portal administrator takes the role from who had it. What is blocked stays blocked: only lifting the block opens it.
 */
export async function grantAccess(db: Kysely<KernelTables>, grant: Grant): Promise<string> {
  if (grant.portalAdmin) await holdAdminRole(db, grant.clientId)
  const block = await findBlock(db, grant)
  await db
    .updateTable('access')
    .set({ revoked_at: grant.now })
    .where('account_id', '=', grant.accountId)
    .where('client_id', '=', grant.clientId)
    .where('revoked_at', 'is', null)
    .execute()
  if (grant.portalAdmin) await dismissPortalAdmin(db, grant.clientId)
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
      role: grant.role ?? null,
      consented_at: grant.consentedAt ?? null,
      evidence: grant.evidence ?? null,
      ...block,
    })
    .execute()
  return id
}

/** Takes the role of portal administrator from whoever has it for a client; the access itself stays. */
export async function dismissPortalAdmin(db: Kysely<KernelTables>, clientId: string): Promise<void> {
  await db
    .updateTable('access')
    .set({ portal_admin: false })
    .where('client_id', '=', clientId)
    .where('portal_admin', '=', true)
    .where('revoked_at', 'is', null)
    .execute()
}

/** The block on the last access between the two; one of the organisation also when that access was revoked since. */
async function findBlock(db: Kysely<KernelTables>, { accountId, clientId }: Grant) {
  const last = await db
    .selectFrom('access')
    .select(['blocked_at', 'blocked_by', 'revoked_at'])
    .where('account_id', '=', accountId)
    .where('client_id', '=', clientId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last?.blocked_at || (last.revoked_at && last.blocked_by !== 'organisation')) return {}
  return { blocked_at: last.blocked_at, blocked_by: last.blocked_by }
}
