import type { AccountInvitation, Welcome } from '@voordeur/core'
import { AuthError } from '../auth-error.ts'
import type { Door } from '../door.ts'
import type { DoorInvitations } from '../invite/door-invitations.ts'
import { toAccountInvitation } from '../invite/invitations.ts'
import { INVITATION } from '../invite/keep-guest.ts'
import type { Passwords } from '../password/passwords.ts'

/** By which way somebody is let in for the first time; `own` when they have an account at a provider for staff, and need nothing. */
export type Entrance = 'own' | { readonly invitations: DoorInvitations } | { readonly passwords: Passwords }

/** The user name an account has already; otherwise an invitation, where this portal invites: no guest is made of who works here. */
export async function decideEntrance(door: Door, accountId: string, audience: Welcome['audience']): Promise<Entrance> {
  const { passwords, invitations } = door
  const hasName = (await passwords?.find(accountId)) !== undefined
  if (audience === 'staff' && !hasName && hasStaffProvider(door)) return 'own'
  if (invitations && !hasName) return { invitations }
  if (passwords) return { passwords }
  throw new AuthError('ENROL_UNSUPPORTED', 'None of the ways to sign in lets people in by a welcome.')
}

const hasStaffProvider = ({ methods }: Door): boolean =>
  methods.some((method) => 'provider' in method && method.provider.audience === 'staff')

/** Whether an account can sign in already with something of its own. */
export async function isEnrolled({ passwords, invitations, identities }: Door, accountId: string): Promise<boolean> {
  if ((await passwords?.find(accountId))?.hasOwn) return true
  const links = await identities.list(accountId)
  // Who was linked by their invitation still has to accept it; who was linked by staff is in already.
  if (links.some(({ linkedBy }) => linkedBy !== INVITATION)) return true
  return links.length > 0 && (await invitations?.find(accountId))?.state === 'accepted'
}

/** How the invitation of an account stands; who accepted and whose link staff took away can come in by it no more, as if they were not known there. */
export async function readInvitation({ invitations, identities }: Door, accountId: string): Promise<AccountInvitation | undefined> {
  const row = await invitations?.find(accountId)
  if (!row) return undefined
  const invitation = toAccountInvitation(row)
  const isLost = invitation.state === 'accepted' && (await identities.list(accountId)).length === 0
  return isLost ? { ...invitation, state: 'gone' } : invitation
}

/** Whether an identity provider keeps, or will keep, both password and phone of an account: then nothing of them can be mended here. */
export async function isElsewhere({ passwords, invitations, identities, factors }: Door, accountId: string): Promise<boolean> {
  if ((await passwords?.find(accountId)) !== undefined || factors.find('sms')) return false
  return invitations !== undefined || (await identities.list(accountId)).length > 0
}

/** The refusal of what only the identity provider can do. */
export function refuseElsewhere(): AuthError {
  return new AuthError(
    'ACCOUNT_ELSEWHERE',
    'The identity provider keeps the phone of this person. Its administrator mends a lost phone there.',
  )
}
