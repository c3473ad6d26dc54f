import type { RightDeclaration } from '../define/right.ts'
import type { DraftPart } from './draft.ts'

/** A right with the part it belongs to; its id is the full one (`prikbord.board:post`). */
export interface DraftRight {
  readonly id: string
  readonly name: string
  readonly owner: DraftPart
  readonly declaration: RightDeclaration
}

/** The full id of a right of a part. */
export function toRightId(partId: string, right: string): string {
  return `${partId}:${right}`
}

/** Every right of these parts by its full id. */
export function listRights(parts: readonly DraftPart[]): ReadonlyMap<string, DraftRight> {
  const rights = parts.flatMap((owner) =>
    Object.entries(owner.part.rights).map(([name, declaration]) => ({ id: toRightId(owner.id, name), name, owner, declaration })),
  )
  return new Map(rights.map((right) => [right.id, right]))
}
