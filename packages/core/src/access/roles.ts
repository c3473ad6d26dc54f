import type { Basis } from '../define/viewer.ts'

/** What someone can be to the client, as the form of an invitation offers it; words stand under `core.role.<role>`. */
export const ROLES = ['partner', 'child', 'parent', 'sibling', 'grandchild', 'relative', 'friend', 'neighbour', 'carer', 'other'] as const

/** What someone is to the client, in the eyes of who invites. */
export type Role = (typeof ROLES)[number]

const FAMILY: readonly Role[] = ['partner', 'child', 'parent', 'sibling', 'grandchild', 'relative']

/** The basis of who is invited in a role: family, or just invited. Who represents is for the organisation to say. */
export function toBasis(role: Role): Extract<Basis, 'family' | 'invited'> {
  return FAMILY.includes(role) ? 'family' : 'invited'
}
