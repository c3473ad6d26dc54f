import { canUse } from '../access/can.ts'
import { decideAccess, isRepresenting, type AccessState } from '../access/access-state.ts'
import type { Network, NetworkAccess, NetworkInvitation } from '../access/list-network.ts'
import type { ComposedPart, Composition } from '../compose/composition.ts'
import type { Viewer, ViewerAccess } from '../define/viewer.ts'

/** Whether somebody sees anything now: the state of their access, or of the invitation to it. */
export type PersonState = AccessState | 'draft' | 'invited' | 'expired'

/** As whom the portal administrator looks (Toon als…). */
export interface Preview {
  /** The id of their access, or of their invitation. */
  readonly personId: string
  readonly clientId: string
  readonly name: string
  readonly state: PersonState
  /** The parts that they may read and the administrator may not; these are not shown. */
  readonly leftOut: readonly ComposedPart[]
}

/** Somebody around a client, with what they hold or would hold. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly held: Pick<ViewerAccess, 'basis' | 'represents' | 'portalAdmin' | 'rights'>
  readonly state: PersonState
}

/** Somebody with access, as they stand at this moment. */
export function toPerson(access: NetworkAccess, policy: Composition['access'], now: Date): Person {
  const { id, name, basis, portalAdmin, rights } = access
  const held = { basis, represents: isRepresenting(access), portalAdmin, rights }
  return { id, name, held, state: decideAccess(access, policy, now) }
}

/** Somebody who was invited, or is about to be. */
export function toInvited({ id, firstName, lastName, basis, rights, sentAt, expiresAt }: NetworkInvitation, now: Date): Person {
  const open = expiresAt && expiresAt <= now ? 'expired' : 'invited'
  return {
    id,
    name: `${firstName} ${lastName}`,
    held: { basis, represents: false, portalAdmin: false, rights },
    state: sentAt ? open : 'draft',
  }
}

/** The person of this network that an id names; undefined when it names nobody there. */
export function findPerson(
  { accesses, invitations }: Network,
  wanted: { readonly id: string; readonly policy: Composition['access']; readonly now: Date },
): Person | undefined {
  const { id, policy, now } = wanted
  const access = accesses.find((candidate) => candidate.id === id)
  if (access) return toPerson(access, policy, now)
  const invitation = invitations.find((candidate) => candidate.id === id)
  return invitation && toInvited(invitation, now)
}

/** A viewer of a page about a client. */
type ClientViewer = Viewer & { readonly access: ViewerAccess }

/**
 * The viewer that a part sees in a preview: account and access are the administrator's, what they hold is what both
 * hold. A right that comes with a basis is asked of both where it is used.
 */
export function toPreviewViewer(composition: Composition, own: ClientViewer, { held }: Person): Viewer {
  const represents = held.represents && own.access.represents
  const rights = held.rights.filter((id) => holds(composition, own.access, id))
  return { ...own, access: { ...own.access, basis: held.basis, portalAdmin: held.portalAdmin, represents, rights } }
}

/** The parts on panels that somebody may read and the administrator may not, by rights alone. */
export function listLeftOut(composition: Composition, own: ViewerAccess, { held }: Person): readonly ComposedPart[] {
  return composition.panels
    .flatMap(({ parts }) => parts)
    .filter(({ readRight }) => readRight !== undefined && holds(composition, held, readRight) && !holds(composition, own, readRight))
}

function holds(composition: Composition, access: Pick<ViewerAccess, 'basis' | 'rights'>, id: string): boolean {
  const right = composition.rights.get(id)
  return right !== undefined && canUse(access, right)
}

/** What an answer in JSON says beside its data: as whom was looked, and what was left out; nothing outside a preview. */
export function toPreviewData(preview: Preview | undefined): object {
  if (!preview) return {}
  return { preview: { as: preview.personId, state: preview.state, leftOut: preview.leftOut.map(({ id }) => id) } }
}
