import { sql, type Kysely, type Selectable } from 'kysely'
import { createId } from '../store/ids.ts'
import { isSilent } from '../store/silent-client.ts'
import type { InvitationTable, KernelTables } from '../store/tables.ts'
import { toBasis, type Role } from './roles.ts'

/** An invitation as it stands. */
export type Invitation = Selectable<InvitationTable>

/** Who is invited, as the portal administrator describes them. `phone` is a number as the way of signing in read it. */
export interface Invitee {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly gender: 'female' | 'male' | 'other'
  readonly role: Role
  readonly phone?: string
}

/** How an invitation stands: not sent yet, waiting for an answer, over its time, or ended. */
export type InvitationState = 'draft' | 'sent' | 'expired' | 'accepted' | 'declined' | 'withdrawn'

/** Decides how an invitation stands at a moment. */
export function decideInvitation(invitation: Invitation, now: Date): InvitationState {
  if (invitation.accepted_at) return 'accepted'
  if (invitation.declined_at) return 'declined'
  if (invitation.withdrawn_at) return 'withdrawn'
  if (!invitation.expires_at) return 'draft'
  return invitation.expires_at > now ? 'sent' : 'expired'
}

/** The condition that an invitation was not answered and not withdrawn; the same words as its indexes. */
export const isUnanswered = sql<boolean>`num_nonnulls(accepted_at, declined_at, withdrawn_at) = 0`

/** Writes down whom a portal administrator wants to invite; nothing is sent. Gives the open invitation of the same address when there is one. */
export async function addInvitation(
  db: Kysely<KernelTables>,
  given: { readonly clientId: string; readonly invitedBy: string; readonly invitee: Invitee; readonly now: Date },
): Promise<string> {
  const { clientId, invitedBy, invitee, now } = given
  const row = {
    id: createId(now),
    client_id: clientId,
    invited_by: invitedBy,
    first_name: invitee.firstName,
    last_name: invitee.lastName,
    email: invitee.email,
    gender: invitee.gender,
    role: invitee.role,
    phone: invitee.phone ?? null,
    basis: toBasis(invitee.role),
    rights: [],
    created_at: now,
  }
  const added = await db
    .insertInto('invitation')
    .values(row)
    .onConflict((conflict) => conflict.columns(['client_id', 'email']).where(isUnanswered).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added) return added.id
  const open = db
    .selectFrom('invitation')
    .select('id')
    .where('client_id', '=', clientId)
    .where('email', '=', invitee.email)
    .where(isUnanswered)
  return (await open.executeTakeFirstOrThrow()).id
}

/** The open invitation of a client with this id, held until the transaction ends. */
export async function holdInvitation(
  db: Kysely<KernelTables>,
  wanted: { readonly id: string; readonly clientId: string },
): Promise<Invitation | undefined> {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where(sql<boolean>`id = ${wanted.id}::uuid`)
    .where('client_id', '=', wanted.clientId)
    .where(isUnanswered)
    .forUpdate()
    .executeTakeFirst()
}

/**
 * Answers an invitation as the account it is bound to, once: of any number of answers at the same moment one counts. Undefined
 * when it is not this account's, or not open any more.
 */
export async function claimInvitation(
  db: Kysely<KernelTables>,
  answer: { readonly id: string; readonly accountId: string; readonly accepted: boolean; readonly now: Date },
): Promise<Invitation | undefined> {
  const { id, accountId, accepted, now } = answer
  return db
    .updateTable('invitation')
    .set({ ...(accepted ? { accepted_at: now } : { declined_at: now }), phone: null, welcome_due: false })
    .where(sql<boolean>`id = ${id}::uuid`)
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .where(isUnanswered)
    .returningAll()
    .executeTakeFirst()
}

/** An invitation that its account can answer now. */
export interface OpenInvitation {
  readonly id: string
  readonly clientName: string
  readonly invitedBy: string
  readonly expiresAt: Date
}

/** The invitations that an account can answer now, oldest first; after a death nobody is asked. */
export async function listOpenInvitations(db: Kysely<KernelTables>, accountId: string, now: Date): Promise<readonly OpenInvitation[]> {
  return db
    .selectFrom('invitation')
    .innerJoin('client', 'client.id', 'invitation.client_id')
    .innerJoin('account', 'account.id', 'invitation.invited_by')
    .select(['invitation.id', 'client.name as clientName', 'account.name as invitedBy', sql<Date>`invitation.expires_at`.as('expiresAt')])
    .where('invitation.account_id', '=', accountId)
    .where('invitation.expires_at', '>', now)
    .where(isUnanswered)
    .where((row) => row.not(isSilent('client', now)))
    .orderBy('invitation.sent_at')
    .execute()
}

/** Withdraws what an account can still answer about a client: whose access is taken does not come back with an older invitation. */
export async function withdrawFor(
  db: Kysely<KernelTables>,
  whose: { readonly accountId: string; readonly clientId: string; readonly now: Date },
): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ withdrawn_at: whose.now, phone: null, welcome_due: false })
    .where('account_id', '=', whose.accountId)
    .where('client_id', '=', whose.clientId)
    .where(isUnanswered)
    .execute()
}
