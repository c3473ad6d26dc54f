import { sql, type Kysely } from 'kysely'
import { decideAccess, isRepresenting } from '../access/access-state.ts'
import { grantAccess } from '../access/grant.ts'
import { isManageable, listGrantable } from '../access/grantable.ts'
import { claimInvitation, type Invitation } from '../access/invitations.ts'
import { listNetwork, type NetworkAccess } from '../access/list-network.ts'
import { appendAudit, type SystemAuditEntry } from '../audit/append-audit.ts'
import type { Composition } from '../compose/composition.ts'
import { Basis } from '../define/viewer.ts'
import { addNotice } from '../notices/add-notice.ts'
import type { KernelTables } from '../store/tables.ts'

/** Who answers which invitation, in the transaction of a request. */
export interface Answer {
  readonly db: Kysely<KernelTables>
  readonly composition: Composition
  readonly now: Date
  readonly account: { readonly id: string; readonly name: string }
  readonly who: Pick<SystemAuditEntry, 'accountId' | 'traceId' | 'network'>
  readonly invitationId: string
  readonly accepted: boolean
}

/**
 * Accepts or declines an invitation, once, as the account it was sent to. Undefined when it is not there for this account: another's,
 * answered, withdrawn, over its time, of someone who may not look themselves any more, or about a client who died.
 */
export async function answerInvitation(answer: Answer): Promise<{ readonly clientId: string } | undefined> {
  const { db, now, account, accepted } = answer
  await holdInviter(answer)
  const invitation = await claimInvitation(db, { id: answer.invitationId, accountId: account.id, accepted, now })
  if (!invitation) return undefined
  const { accesses } = await listNetwork(db, invitation.client_id)
  const rights = accepted ? decideGiven(answer, invitation, accesses) : []
  if (accepted && rights.length === 0) {
    const ended = { accepted_at: null, withdrawn_at: now }
    await db.updateTable('invitation').set(ended).where('id', '=', invitation.id).execute()
    return undefined
  }
  const accessId = accepted ? await letIn(answer, invitation, rights) : undefined
  await noteAnswer(answer, invitation, accessId === undefined ? undefined : { accessId, rights })
  // Whoever manages now is told: who did when it was sent may have nothing to do with the client any more.
  const admin = accesses.find(({ portalAdmin }) => portalAdmin)
  if (admin) await tellAdmin(answer, invitation, admin.accountId)
  return { clientId: invitation.client_id }
}

function noteAnswer(
  { db, now, who }: Answer,
  invitation: Invitation,
  given: { readonly accessId: string; readonly rights: readonly string[] } | undefined,
): Promise<void> {
  const entry = { ...who, outcome: 'success', at: now, clientId: invitation.client_id } as const
  const detail = { invitation: invitation.id }
  if (!given) return appendAudit(db, { ...entry, eventType: 'invitation.declined', action: 'U', detail })
  const { accessId, rights } = given
  const accepted = { eventType: 'invitation.accepted', action: 'C', accessId, basis: invitation.basis } as const
  return appendAudit(db, { ...entry, ...accepted, detail: { ...detail, rights } })
}

async function tellAdmin({ db, now, accepted }: Answer, invitation: Invitation, accountId: string): Promise<void> {
  await addNotice(db, {
    accountId,
    clientId: invitation.client_id,
    kind: accepted ? 'invitation-accepted' : 'invitation-declined',
    reference: invitation.id,
    values: { person: `${invitation.first_name} ${invitation.last_name}` },
    now,
  })
}

/** Holds the access of who invited before the invitation, in the order in which a portal administrator's change takes them. */
async function holdInviter({ db, account, invitationId }: Answer): Promise<void> {
  await sql`select from access
    where (account_id, client_id) in (
        select invited_by, client_id from invitation where id = ${invitationId}::uuid and account_id = ${account.id}::uuid)
      and revoked_at is null
    for share`.execute(db)
}

/**
 * The rights of an invitation that its sender may give at the moment it is accepted. None when their own access is closed, for it ended for a
 * reason, and none after a death: then only the organisation lets people in.
 */
function decideGiven(
  { composition, now }: Answer,
  { invited_by: invitedBy, rights }: Invitation,
  accesses: readonly NetworkAccess[],
): readonly string[] {
  const inviter = accesses.find(({ accountId }) => accountId === invitedBy)
  if (!inviter || inviter.deceasedOn !== undefined || decideAccess(inviter, composition.access, now) !== 'open') return []
  const grantable = listGrantable(composition.rights.values(), { ...inviter, represents: isRepresenting(inviter) })
  const ids = new Set(grantable.map(({ id }) => id))
  return rights.filter((right) => ids.has(right))
}

/** Makes the access. Whoever has one already keeps it and its basis, and gets the rights beside it where a portal administrator gives those. */
async function letIn({ db, now }: Answer, invitation: Invitation, rights: readonly string[]): Promise<string> {
  const accountId = invitation.account_id ?? ''
  const standing = await db
    .selectFrom('access')
    .select(['id', 'rights', 'basis', 'represents', 'portal_admin'])
    .where('account_id', '=', accountId)
    .where('client_id', '=', invitation.client_id)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (standing) {
    const facts = { accountId, basis: Basis.parse(standing.basis), represents: standing.represents, portalAdmin: standing.portal_admin }
    if (!isManageable(facts, { accountId: invitation.invited_by })) return standing.id
    const both = [...new Set([...standing.rights, ...rights])].toSorted()
    await db.updateTable('access').set({ rights: both }).where('id', '=', standing.id).execute()
    return standing.id
  }
  return grantAccess(db, {
    accountId,
    clientId: invitation.client_id,
    basis: Basis.parse(invitation.basis),
    represents: false,
    portalAdmin: false,
    rights,
    role: invitation.role,
    from: now,
    ...(invitation.until ? { until: invitation.until } : {}),
    grantedBy: invitation.invited_by,
    now,
  })
}
