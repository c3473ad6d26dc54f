import { sql, type Kysely } from 'kysely'
import { isOverChild } from '../access/age.ts'
import { decideGrant } from '../access/decide-grant.ts'
import { holdAdminRole, holdPortalAdmin } from '../access/hold-portal-admin.ts'
import type { NetworkAccess } from '../access/list-network.ts'
import { appendAudit, type SystemAuditEntry } from '../audit/append-audit.ts'
import { toAmsterdamDay } from '../define/amsterdam.ts'
import { addNotice } from '../notices/add-notice.ts'
import type { KernelTables } from '../store/tables.ts'
import { blockAccess, unblockAccess } from './block-access.ts'
import { endAccess } from './end-access.ts'
import type { FoundClient } from './find-client.ts'
import { FlowError } from './flow-error.ts'
import { handOverAdmin } from './hand-over-admin.ts'
import type { NamedStaff } from './read-staff.ts'

/** Whose access, and which member of staff does something about it; in the caller's transaction. */
export interface AccessDeed {
  readonly db: Kysely<KernelTables>
  readonly now: Date
  readonly staff: NamedStaff
  /** The account at the desk; empty for the command line, which has none. */
  readonly who: Pick<SystemAuditEntry, 'accountId' | 'traceId' | 'network'>
  readonly client: FoundClient
  readonly access: NetworkAccess
}

/** Takes an access for good. */
export function revoke({ db, now, staff, who, client, access }: AccessDeed): Promise<void> {
  const ended = { id: access.id, accountId: access.accountId, clientId: client.id }
  return endAccess({ db, now, access: ended, who: { ...who, accessId: access.id }, detail: { ...staff } })
}

/** Closes an access until staff open it again; throws `NOTHING_TO_DO` when they closed it before. */
export async function block({ db, now, staff, who, access }: AccessDeed): Promise<void> {
  if (await blockAccess({ db, now, hand: 'organisation', who, detail: { ...staff } }, access.id)) return
  throw new FlowError('NOTHING_TO_DO', `The organisation blocked the access of ${access.name} already.`)
}

/** Opens a closed access; throws `NOTHING_TO_DO` when it is not closed. */
export async function unblock({ db, now, staff, who, access }: AccessDeed): Promise<void> {
  if (await unblockAccess({ db, now, hand: 'organisation', who, detail: { ...staff } }, access.id)) return
  throw new FlowError('NOTHING_TO_DO', `The access of ${access.name} is not blocked.`)
}

/** Notes that a client of 12 to 15 agreed; throws `GRANT_REFUSED` where no child has to, and `NOTHING_TO_DO` when it stands already. */
export async function consent(deed: AccessDeed): Promise<void> {
  const { db, now, client, access } = deed
  if (!isOverChild(access.basis))
    throw new FlowError('GRANT_REFUSED', `${access.name} has access on the basis "${access.basis}", for which no child has to agree.`)
  const facts = { bornOn: client.bornOn, today: toAmsterdamDay(now), administratorRights: [] }
  const refused = decideGrant({ basis: access.basis, represents: false, rights: [], consented: true }, facts)
  if (refused.length > 0) throw new FlowError('GRANT_REFUSED', 'Only a client who is twelve or older and not yet sixteen can agree.')
  if (access.consentedAt) throw new FlowError('NOTHING_TO_DO', 'The client agreed already.')
  await db
    .updateTable('access')
    .set({ consented_at: now })
    .where(sql<boolean>`id = ${access.id}::uuid`)
    .execute()
  await appendAudit(db, {
    ...deed.who,
    eventType: 'access.consented',
    action: 'U',
    outcome: 'success',
    at: now,
    clientId: client.id,
    accessId: access.id,
    detail: { ...deed.staff, of: access.accountId },
  })
  const reference = `${access.id} ${now.toISOString()}`
  // Without the client's word this access was closed.
  await addNotice(db, { accountId: access.accountId, clientId: client.id, kind: 'access-unblocked', reference, values: {}, now })
}

/** Gives the role of portal administrator to this person; throws `NOTHING_TO_DO` who has it already, and whose access is closed. */
export async function makeAdmin({ db, now, staff, who, client, access }: AccessDeed): Promise<void> {
  await holdAdminRole(db, client.id)
  if (await holdPortalAdmin(db, access.id)) throw new FlowError('NOTHING_TO_DO', `${access.name} is the portal administrator already.`)
  if (await handOverAdmin({ db, now, clientId: client.id, accessId: access.id, who, detail: { ...staff } })) return
  throw new FlowError('NOTHING_TO_DO', `The access of ${access.name} is blocked. Unblock it first.`)
}
