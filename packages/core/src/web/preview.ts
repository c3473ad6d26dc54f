import { canUse } from '../access/can.ts'
import { decideAccess, isRepresenting, type AccessState } from '../access/access-state.ts'
import type { NetworkAccess, NetworkInvitation, NetworkPerson } from '../access/list-network.ts'
import type { ComposedPart, Composition } from '../compose/composition.ts'
import type { Viewer, ViewerAccess } from '../define/viewer.ts'

/** Whether somebody sees anything now: the state of their access, or of the invitation to it. */
export type PreviewState = AccessState | 'draft' | 'invited' | 'expired'

/** As whom the portal administrator looks (Toon als…). */
export interface Preview {
  /** The id of their access, or of their invitation. */
  readonly personId: string
  readonly clientId: string
  readonly name: string
  readonly state: PreviewState
  /** The parts that they may read and the administrator may not; these are not shown. */
  readonly leftOut: readonly ComposedPart[]
}

/** Somebody around a client as whom can be looked, with what they hold or would hold. */
export interface Previewed {
  readonly id: string
  readonly name: string
  readonly held: Pick<ViewerAccess, 'basis' | 'represents' | 'portalAdmin' | 'rights'>
  readonly state: PreviewState
}

/** Somebody with access, as they stand at this moment. */
export function toWithAccess(access: NetworkAccess, policy: Composition['access'], now: Date): Previewed {
  const { id, name, basis, portalAdmin, rights } = access
  const held = { basis, represents: isRepresenting(access), portalAdmin, rights }
  return { id, name, held, state: decideAccess(access, policy, now) }
}

/** Somebody who was invited, or is about to be. */
export function toInvited({ id, firstName, lastName, basis, rights, sentAt, expiresAt }: NetworkInvitation, now: Date): Previewed {
  const open = expiresAt && expiresAt <= now ? 'expired' : 'invited'
  return {
    id,
    name: `${firstName} ${lastName}`,
    held: { basis, represents: false, portalAdmin: false, rights },
    state: sentAt ? open : 'draft',
  }
}

/** Somebody around a client, as they stand or would stand at this moment. */
export function toPreviewed(person: NetworkPerson, policy: Composition['access'], now: Date): Previewed {
  return 'access' in person ? toWithAccess(person.access, policy, now) : toInvited(person.invitation, now)
}

/** A viewer of a page about a client. */
type ClientViewer = Viewer & { readonly access: ViewerAccess }

/**
 * The viewer that a part sees in a preview: account and access are the administrator's, what they hold is what both
 * hold. A right that comes with a basis is asked of both where it is used.
 */
export function toPreviewViewer(composition: Composition, own: ClientViewer, { held }: Previewed): Viewer {
  const represents = held.represents && own.access.represents
  const rights = held.rights.filter((id) => holds(composition, own.access, id))
  return { ...own, access: { ...own.access, basis: held.basis, portalAdmin: held.portalAdmin, represents, rights } }
}

/** The parts on panels that somebody may read and the administrator may not, by rights alone. */
export function listLeftOut(composition: Composition, own: ViewerAccess, { held }: Previewed): readonly ComposedPart[] {
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
