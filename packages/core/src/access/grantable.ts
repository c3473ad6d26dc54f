import type { ComposedRight } from '../compose/composition.ts'
import { isOwnSide } from '../define/own-side.ts'
import type { Basis, ViewerAccess } from '../define/viewer.ts'
import { canUse } from './can.ts'

/** Who grants: the access of the portal administrator. */
export type Grantor = Pick<ViewerAccess, 'basis' | 'represents' | 'rights'>

/**
 * The rights that a portal administrator may give: those they hold themselves, for nobody gives away what is not theirs. A right
 * declared explicit is for the client and who represents them to give (care.md, WZD).
 */
export function listGrantable(rights: Iterable<ComposedRight>, grantor: Grantor): readonly ComposedRight[] {
  const speaksForClient = isOwnSide(grantor)
  return [...rights].filter((right) => canUse(grantor, right) && (speaksForClient || !right.explicit))
}

/**
 * What an access holds after a change: the ticked rights of those that the grantor may give, and unchanged everything that is not
 * theirs to give or take. Whoever may do something in a part may read it.
 */
export function decideRights(change: {
  readonly ticked: readonly string[]
  readonly present: readonly string[]
  readonly grantable: readonly ComposedRight[]
}): readonly string[] {
  const ids = new Set(change.grantable.map(({ id }) => id))
  const given = change.ticked.filter((id) => ids.has(id))
  const read = given.map((id) => `${id.slice(0, id.lastIndexOf(':'))}:read`).filter((id) => ids.has(id))
  return [...new Set([...given, ...read, ...change.present.filter((id) => !ids.has(id))])].toSorted()
}

/** The bases by which somebody has access because the law or the organisation says so. */
const BY_LAW: readonly Basis[] = ['self', 'parental-authority', 'guardian', 'curator', 'mentor', 'administrator', 'written-authorisation']

/**
 * Whether a portal administrator may change or end an access: of family and invited people. Not their own, and not of the client or
 * of who has access by law or represents: that is the organisation's.
 */
export function isManageable(
  access: { readonly accountId: string; readonly basis: Basis; readonly represents: boolean; readonly portalAdmin: boolean },
  admin: { readonly accountId: string },
): boolean {
  return !access.represents && !access.portalAdmin && !BY_LAW.includes(access.basis) && access.accountId !== admin.accountId
}
