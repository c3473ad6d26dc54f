import type { Composition } from '../compose/composition.ts'
import type { Basis } from '../define/viewer.ts'

/** The rights that a basis starts with, as the organisation says it today; none when it names no set. */
export function listBasisRights({ access, permissionSets }: Composition, basis: Basis): readonly string[] {
  const set = access.byBasis[basis]
  return (set === undefined ? undefined : permissionSets.get(set)?.rights) ?? []
}
