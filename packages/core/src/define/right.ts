import type { Basis } from './viewer.ts'

/** A permission on a part. An `explicit` right is in no set and no bulk tick: by legal basis, or by a tick of its own. */
export interface RightDeclaration {
  /** Message key of its name; a part's `read` right is named after the part when this is left out. */
  readonly title?: string
  readonly explicit?: boolean
  readonly byBasis?: readonly Basis[]
}
