import { sql, type Kysely } from 'kysely'
import { dismissPortalAdmin } from '../access/grant.ts'
import { holdAdminRole } from '../access/hold-portal-admin.ts'
import { appendAudit, type SystemAuditEntry } from '../audit/append-audit.ts'
import { addNotice } from '../notices/add-notice.ts'
import type { KernelTables } from '../store/tables.ts'

/** Who becomes the portal administrator of a client, and who says so. */
export interface HandOver {
  readonly db: Kysely<KernelTables>
  readonly now: Date
  readonly clientId: string
  /** The access of the new one; not blocked and not revoked. */
  readonly accessId: string
  /** Who does it, for the access log: an account, or in `detail.by` a member of staff. */
  readonly who: Pick<SystemAuditEntry, 'accountId' | 'accessId' | 'basis' | 'traceId' | 'network'>
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Gives one person the role of portal administrator and takes it from who had it; both get a notice. False when there is no such access. */
export async function handOverAdmin(work: HandOver): Promise<boolean> {
  const { db, now, clientId, accessId } = work
  await holdAdminRole(db, clientId)
  const next = await db
    .selectFrom('access')
    .select(['id', 'account_id'])
    .where(sql<boolean>`id = ${accessId}::uuid`)
    .where('client_id', '=', clientId)
    .where(sql<boolean>`revoked_at is null and blocked_at is null and not portal_admin`)
    .forUpdate()
    .executeTakeFirst()
  if (!next) return false
  const former = await findAdmin(db, clientId)
  await dismissPortalAdmin(db, clientId)
  await db.updateTable('access').set({ portal_admin: true }).where('id', '=', next.id).execute()
  await appendAudit(db, {
    ...work.who,
    eventType: 'access.admin-changed',
    action: 'U',
    outcome: 'success',
    at: now,
    clientId,
    detail: { ...work.detail, to: next.account_id, from: former?.account_id ?? null },
  })
  const notice = { clientId, reference: `${next.id} ${now.toISOString()}`, values: {}, now }
  await addNotice(db, { ...notice, accountId: next.account_id, kind: 'admin-given' })
  if (former) await addNotice(db, { ...notice, accountId: former.account_id, kind: 'admin-taken' })
  return true
}

function findAdmin(db: Kysely<KernelTables>, clientId: string): Promise<{ readonly account_id: string } | undefined> {
  return db
    .selectFrom('access')
    .select('account_id')
    .where('client_id', '=', clientId)
    .where('portal_admin', '=', true)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}
