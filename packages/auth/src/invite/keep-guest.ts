import type { AccountSummary, AuthenticatorWork } from '@voordeur/core'
import type { Door } from '../door.ts'
import { linkIdentity, unlinkIdentity } from '../identity/identities.ts'
import { PATHS } from '../routes/paths.ts'
import { endAllSessions } from '../sessions/end-all-sessions.ts'
import { holdAccount } from '../sessions/hold-account.ts'
import { toAuthDatabase } from '../tables.ts'
import { decideNextLook } from './decide-next-try.ts'
import type { DoorInvitations } from './door-invitations.ts'
import type { InvitedGuest } from './invitation-channel.ts'
import type { InvitationRow } from './invitations.ts'

/** Whom the provider gave for which account, with the address that was invited. */
export interface NewGuest {
  readonly guest: InvitedGuest
  readonly account: AccountSummary
}

/**
 * Keeps what the provider answered: link, mail, entry and state exist together or not at all. After a crash the provider is asked again and
 * gives the same person; what was asked for anew meanwhile, or an account that is gone, links nobody and sends nothing.
 */
export async function keepGuest(
  { door, invitations }: { readonly door: Door; readonly invitations: DoorInvitations },
  row: InvitationRow,
  { guest, account }: NewGuest,
): Promise<void> {
  const { ports } = door
  const at = ports.now()
  await ports.transaction(undefined, async (work) => {
    const db = toAuthDatabase(work.db)
    const change = { state: 'sent' as const, subject: guest.subject, problem: null, due_at: decideNextLook(at, at) }
    if (!(await invitations.settle(db, row, change))) return
    await link(door, work, { row, guest, at, method: invitations.method })
    if (guest.link !== undefined) await work.mail(toMail(invitations, account, guest.link))
    await work.audit({ type: 'account-invited', outcome: 'success', accountId: row.account_id, detail: { by: row.asked_by } })
  })
}

interface Linking {
  readonly row: InvitationRow
  readonly guest: InvitedGuest
  readonly at: Date
  readonly method: string
}

/** The id of the provider's answer is the link, and nothing else: an address never is. */
async function link(door: Door, work: AuthenticatorWork, { row, guest, at, method }: Linking): Promise<void> {
  const { issuer, subject } = guest
  const { account_id: accountId } = row
  // Who was removed at the provider and is invited again has another id there: the first one comes back to nobody.
  if (row.subject !== null && row.subject !== subject) {
    await holdAccount(toAuthDatabase(work.db), accountId)
    await unlinkIdentity(work.db, { issuer, accountId, method })
    await endAllSessions(door, work, accountId)
    await door.devices.forgetAll(toAuthDatabase(work.db), accountId)
  }
  if (await linkIdentity(work.db, { issuer, subject, accountId, method, by: INVITATION, at }))
    await work.audit({ type: 'identity-linked', outcome: 'success', accountId, detail: { by: INVITATION, method } })
}

/** What stands as who linked an identity by its invitation. */
export const INVITATION = 'invitation'

function toMail({ provider }: DoorInvitations, to: AccountSummary, accept: string) {
  return { to, key: 'mail.provider-invitation', exact: { provider, accept }, path: PATHS.signIn }
}
