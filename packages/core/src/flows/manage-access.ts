import { sql, type Kysely } from 'kysely'
import { decideRights, isManageable, listGrantable } from '../access/grantable.ts'
import { holdPortalAdmin } from '../access/hold-portal-admin.ts'
import { appendAudit, type SystemAuditEntry } from '../audit/append-audit.ts'
import type { ComposedRight, Composition } from '../compose/composition.ts'
import { Basis, type ViewerAccess } from '../define/viewer.ts'
import { addNotice } from '../notices/add-notice.ts'
import { isId } from '../store/ids.ts'
import type { KernelTables } from '../store/tables.ts'
import { endAccess } from './end-access.ts'

/** A portal administrator at work for one client, in the transaction of a request. */
export interface Manager {
  readonly db: Kysely<KernelTables>
  readonly composition: Composition
  readonly now: Date
  readonly account: { readonly id: string; readonly name: string }
  readonly access: ViewerAccess
  /** Who looks, as the access log names it. */
  readonly who: Pick<SystemAuditEntry, 'accountId' | 'clientId' | 'accessId' | 'basis' | 'traceId' | 'network'>
}

/** What can stand in the way of a change. */
export type ManageProblem = 'not-there' | 'not-yours' | 'nothing-ticked' | 'until-past' | 'until-later' | 'too-many' | 'already-here'

/** A change that was made, or why it was not. */
export type Managed = { readonly done: true } | { readonly problem: ManageProblem }

const DONE: Managed = { done: true }

/** What is ticked, and until when. */
export interface WantedAccess {
  readonly ticked: readonly string[]
  readonly until: Date | undefined
}

/** The rights that this portal administrator may give. */
export function listOwnToGive({ composition, access }: Manager): readonly ComposedRight[] {
  return listGrantable(composition.rights.values(), access).filter(({ part }) => composition.panelOf(part) !== undefined)
}

/** Notes in the access log what a portal administrator did. */
export function noteManaged(
  { db, now, who }: Manager,
  event: Pick<SystemAuditEntry, 'eventType' | 'action'> & { readonly detail: Readonly<Record<string, unknown>> },
): Promise<void> {
  return appendAudit(db, { ...event, ...who, outcome: 'success', at: now })
}

/** Changes what a person of the network may see, and until when. They get a notice. */
export async function changeAccess(manager: Manager, wanted: WantedAccess & { readonly accessId: string }): Promise<Managed> {
  const found = await holdManageable(manager, wanted.accessId)
  if ('problem' in found) return found
  const { db, now, access } = manager
  const rights = decideRights({ ticked: wanted.ticked, present: found.rights, grantable: listOwnToGive(manager) })
  if (rights.length === 0) return { problem: 'nothing-ticked' }
  if (wanted.until && wanted.until <= now) return { problem: 'until-past' }
  if (isLater(wanted.until, found)) return { problem: 'until-later' }
  const valid_until = wanted.until ?? null
  await db
    .updateTable('access')
    .set({ rights: [...rights], valid_until, told_of_end: null })
    .where('id', '=', found.id)
    .execute()
  const detail = { of: found.account_id, before: found.rights, after: rights, until: valid_until?.toISOString() ?? null }
  await noteManaged(manager, { eventType: 'access.changed', action: 'U', detail })
  await addNotice(db, {
    accountId: found.account_id,
    clientId: access.client.id,
    kind: 'rights-changed',
    reference: `${found.id} ${now.toISOString()}`,
    values: {},
    now,
  })
  return DONE
}

/** Takes somebody's access, from the next request on. They get a notice. */
export async function revokeAccess(manager: Manager, accessId: string): Promise<Managed> {
  const found = await holdManageable(manager, accessId)
  if ('problem' in found) return found
  const { db, now, access, who } = manager
  await endAccess({ db, now, access: { id: found.id, accountId: found.account_id, clientId: access.client.id }, who })
  return DONE
}

/** Whether an end is later than the one the organisation gave; that one is shortened here and prolonged there. */
function isLater(until: Date | undefined, { granted_by, valid_until }: HeldAccess): boolean {
  if (!valid_until || isId(granted_by)) return false
  return until === undefined || until > valid_until
}

/** An access as it is held for a change. */
export interface HeldAccess {
  readonly id: string
  readonly account_id: string
  readonly rights: readonly string[]
  readonly valid_until: Date | null
  /** The account that invited, or in words who of the organisation granted. */
  readonly granted_by: string
}

/** An access in force of this client that the portal administrator may change, held until the transaction ends. */
export async function holdManageable(manager: Manager, accessId: string): Promise<HeldAccess | { readonly problem: ManageProblem }> {
  if (!(await holdPortalAdmin(manager.db, manager.access.id))) return { problem: 'not-yours' }
  const row = await manager.db
    .selectFrom('access')
    .select(['id', 'account_id', 'basis', 'represents', 'portal_admin', 'rights', 'valid_until', 'granted_by'])
    .where(sql<boolean>`id = ${accessId}::uuid`)
    .where('client_id', '=', manager.access.client.id)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return { problem: 'not-there' }
  const facts = { accountId: row.account_id, basis: Basis.parse(row.basis), represents: row.represents, portalAdmin: row.portal_admin }
  return isManageable(facts, { accountId: manager.account.id }) ? row : { problem: 'not-yours' }
}
