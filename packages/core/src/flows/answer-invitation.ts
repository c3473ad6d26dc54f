import { sql, type Kysely } from 'kysely'
import { grantAccess } from '../access/grant.ts'
import { claimInvitation, type Invitation } from '../access/invitations.ts'
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
 * answered, withdrawn, over its time, or of someone who may not look themselves any more.
 */
export async function answerInvitation(answer: Answer): Promise<{ readonly clientId: string } | undefined> {
  const { db, now, account, accepted } = answer
  const invitation = await claimInvitation(db, { id: answer.invitationId, accountId: account.id, accepted, now })
  if (!invitation) return undefined
  if (accepted && !(await isInviterThere(db, invitation))) {
    // Whose own access ended for a reason must not go on letting others in.
    const ended = { accepted_at: null, withdrawn_at: now }
    await db.updateTable('invitation').set(ended).where('id', '=', invitation.id).execute()
    return undefined
  }
  const accessId = accepted ? await letIn(answer, invitation) : undefined
  await appendAudit(db, {
    ...answer.who,
    eventType: accepted ? 'invitation.accepted' : 'invitation.declined',
    action: accepted ? 'C' : 'U',
    outcome: 'success',
    at: now,
    clientId: invitation.client_id,
    ...(accessId === undefined ? {} : { accessId, basis: invitation.basis }),
    detail: { invitation: invitation.id, ...(accepted ? { rights: invitation.rights } : {}) },
  })
  await addNotice(db, {
    accountId: invitation.invited_by,
    clientId: invitation.client_id,
    kind: accepted ? 'invitation-accepted' : 'invitation-declined',
    reference: invitation.id,
    values: { person: `${invitation.first_name} ${invitation.last_name}` },
    now,
  })
  return { clientId: invitation.client_id }
}

async function isInviterThere(db: Kysely<KernelTables>, { invited_by, client_id }: Invitation): Promise<boolean> {
  const there = await db
    .selectFrom('access')
    .select('id')
    .where('account_id', '=', invited_by)
    .where('client_id', '=', client_id)
    .where(sql<boolean>`revoked_at is null and blocked_at is null`)
    .forShare()
    .executeTakeFirst()
  return there !== undefined
}

/** Makes the access. Whoever has one already, by another way, keeps it and its basis, and gets the rights beside it. */
async function letIn({ db, composition, now }: Answer, invitation: Invitation): Promise<string> {
  const accountId = invitation.account_id ?? ''
  const rights = invitation.rights.filter((right) => composition.rights.has(right))
  const standing = await db
    .selectFrom('access')
    .select(['id', 'rights'])
    .where('account_id', '=', accountId)
    .where('client_id', '=', invitation.client_id)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (standing) {
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
