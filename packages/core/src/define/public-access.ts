import { brand, type Branded } from './brand.ts'

/** A part or action that deliberately asks no right, and why. */
export interface PublicAccess extends Branded<'public-access'> {
  readonly reason: string
}

/** Declares that no right is asked here; the reason is printed by `voordeur check`. */
export function publicAccess(reason: string): PublicAccess {
  return brand('public-access', { reason })
}
