import { ensureAccount } from '../access/accounts.ts'
import { decideRights } from '../access/grantable.ts'
import { holdPortalAdmin } from '../access/hold-portal-admin.ts'
import { addInvitation, decideInvitation, holdInvitation, type Invitation, type Invitee } from '../access/invitations.ts'
import { addDays, startOfAmsterdamDay, toAmsterdamDay } from '../define/amsterdam.ts'
import { DAY_MILLISECONDS } from '../define/duration.ts'
import { listOwnToGive, noteManaged, type Managed, type Manager, type WantedAccess } from './manage-access.ts'

/** A few new people a day is what one family needs; who sends more is not inviting a family. */
const MOST_SENT_A_DAY = 5

/** Writes down whom the portal administrator wants to invite: nothing is sent and nobody is told, whether the address has an account or not. */
export async function addInvitee(manager: Manager, invitee: Invitee): Promise<{ readonly id: string } | { readonly problem: 'not-yours' }> {
  if (!(await holdPortalAdmin(manager.db, manager.access.id))) return { problem: 'not-yours' }
  const { db, access, account, now } = manager
  const id = await addInvitation(db, { clientId: access.client.id, invitedBy: account.id, invitee, now })
  await noteManaged(manager, { eventType: 'invitation.written', action: 'C', detail: { invitation: id } })
  return { id }
}

/**
 * Sends an invitation (*Gegevens versturen*), again when it was sent before: the account is made or found, the mails leave by a job.
 * What is answered takes the same time and says the same for every address.
 */
export async function sendInvitation(manager: Manager, wanted: WantedAccess & { readonly id: string }): Promise<Managed> {
  const found = await holdOpen(manager, wanted.id)
  if ('problem' in found) return found
  const judged = judgeWanted(manager, wanted)
  if ('problem' in judged) return judged
  if ((await countSent(manager)) >= MOST_SENT_A_DAY) return { problem: 'too-many' }
  const { db, composition, now, account } = manager
  const invited = await ensureAccount(db, {
    email: found.email,
    name: `${found.first_name} ${found.last_name}`,
    locale: composition.language.default,
    now,
  })
  if (await hasAccess(manager, invited.id)) return { problem: 'already-here' }
  await db
    .updateTable('invitation')
    .set({
      account_id: invited.id,
      invited_by: account.id,
      rights: [...judged.rights],
      until: wanted.until ?? null,
      sent_at: now,
      expires_at: toExpiry(now, composition.access.invitationDays),
      welcome_due: true,
    })
    .where('id', '=', found.id)
    .execute()
  await noteManaged(manager, { eventType: 'invitation.sent', action: 'C', detail: { invitation: found.id, rights: judged.rights } })
  return { done: true }
}

/** Changes what an open invitation offers, without sending it again. */
export async function changeInvitation(manager: Manager, wanted: WantedAccess & { readonly id: string }): Promise<Managed> {
  const found = await holdOpen(manager, wanted.id)
  if ('problem' in found) return found
  const judged = judgeWanted(manager, wanted)
  if ('problem' in judged) return judged
  await manager.db
    .updateTable('invitation')
    .set({ rights: [...judged.rights], until: wanted.until ?? null })
    .where('id', '=', found.id)
    .execute()
  await noteManaged(manager, { eventType: 'invitation.changed', action: 'U', detail: { invitation: found.id, rights: judged.rights } })
  return { done: true }
}

/** Withdraws an open invitation; of one that was never sent nothing stays. */
export async function withdrawInvitation(manager: Manager, id: string): Promise<Managed> {
  const found = await holdOpen(manager, id)
  if ('problem' in found) return found
  const { db, now } = manager
  await (decideInvitation(found, now) === 'draft'
    ? db.deleteFrom('invitation').where('id', '=', found.id).execute()
    : db.updateTable('invitation').set({ withdrawn_at: now, phone: null, welcome_due: false }).where('id', '=', found.id).execute())
  await noteManaged(manager, { eventType: 'invitation.withdrawn', action: 'D', detail: { invitation: found.id } })
  return { done: true }
}

async function holdOpen(manager: Manager, id: string): Promise<Invitation | { readonly problem: 'not-yours' | 'not-there' }> {
  if (!(await holdPortalAdmin(manager.db, manager.access.id))) return { problem: 'not-yours' }
  return (await holdInvitation(manager.db, { id, clientId: manager.access.client.id })) ?? { problem: 'not-there' }
}

function judgeWanted(
  manager: Manager,
  { ticked, until }: WantedAccess,
): { readonly rights: readonly string[] } | { readonly problem: 'nothing-ticked' | 'until-past' } {
  const rights = decideRights({ ticked, present: [], grantable: listOwnToGive(manager) })
  if (rights.length === 0) return { problem: 'nothing-ticked' }
  return until && until <= manager.now ? { problem: 'until-past' } : { rights }
}

/** How many invitations an account sent in the last 24 hours. Counted in the access log, which nobody can take an entry from. The manager's access is held, so that two at once are counted one after the other. */
export async function countSent({
  db,
  account,
  now,
}: Pick<Manager, 'db' | 'now'> & { readonly account: Pick<Manager['account'], 'id'> }): Promise<number> {
  const { sent } = await db
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.countAll<string>().as('sent'))
    .where('account_id', '=', account.id)
    .where('event_type', '=', 'invitation.sent')
    .where('at', '>', new Date(now.getTime() - DAY_MILLISECONDS))
    .executeTakeFirstOrThrow()
  return Number(sent)
}

async function hasAccess({ db, access }: Manager, accountId: string): Promise<boolean> {
  const found = await db
    .selectFrom('access')
    .select('id')
    .where('account_id', '=', accountId)
    .where('client_id', '=', access.client.id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

/** An invitation is open through the last of its days in Amsterdam. */
function toExpiry(now: Date, days: number): Date {
  return startOfAmsterdamDay(addDays(toAmsterdamDay(now), days + 1))
}
