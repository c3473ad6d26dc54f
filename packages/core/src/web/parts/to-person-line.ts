import { decideAccess } from '../../access/access-state.ts'
import type { NetworkAccess, NetworkInvitation } from '../../access/list-network.ts'
import type { ComposedAccess } from '../../compose/composition.ts'
import { toLastDayBefore } from '../../define/amsterdam.ts'
import type { PersonLine } from '../../ui/pages/person-data.ts'
import type { PersonState } from '../../ui/pages/person-state.ts'

/** What decides how a person stands now. */
export interface LineContext {
  readonly policy: ComposedAccess
  readonly now: Date
  readonly ownAccountId: string
}

const SAID: ReadonlySet<string> = new Set<PersonState>(['open', 'blocked', 'not-yet', 'lapsed'])

/** Somebody with access, as one line of the network. */
export function toAccessLine(access: NetworkAccess, { policy, now, ownAccountId }: LineContext): PersonLine {
  const state = decideAccess(access, policy, now)
  return {
    id: access.id,
    name: access.name,
    role: access.role === undefined ? `basis.${access.basis}` : `role.${access.role}`,
    state: SAID.has(state) ? (state as PersonState) : 'closed',
    isOwn: access.accountId === ownAccountId,
    isAdmin: access.portalAdmin,
    represents: access.represents,
    lastDay: access.validUntil && toLastDayBefore(access.validUntil),
  }
}

/** Somebody who was invited, or is about to be. */
export function toInvitationLine(invitation: NetworkInvitation, { now }: LineContext): PersonLine {
  const { id, firstName, lastName, role, expiresAt } = invitation
  return {
    id,
    name: `${firstName} ${lastName}`,
    role: `role.${role}`,
    state: expiresAt === undefined ? 'draft' : expiresAt > now ? 'sent' : 'expired',
    isOwn: false,
    isAdmin: false,
    represents: false,
    lastDay: expiresAt && toLastDayBefore(expiresAt),
  }
}
