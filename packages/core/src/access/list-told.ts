import type { Composition } from '../compose/composition.ts'
import { listRecipients } from './list-recipients.ts'

/** Of which part somebody is told, who acts, and when. */
export interface Telling {
  readonly composition: Pick<Composition, 'access' | 'panelOf' | 'parts' | 'rights'>
  /** Full id of the part to which a notice leads. */
  readonly part: string
  readonly actor: string | undefined
  readonly now: Date
}

/**
 * The accounts that may be told of something in a part: who may open it now, of these accesses to one client. A part that no panel holds is no page, so that
 * nobody could go and read what the notice is about.
 */
export function listTold(accesses: readonly unknown[], { composition, part: id, actor, now }: Telling): readonly string[] {
  const part = composition.panelOf(id) && composition.parts.get(id)
  if (!part) return []
  const right = part.readRight === undefined ? undefined : composition.rights.get(part.readRight)
  if (part.readRight !== undefined && right === undefined) return []
  return listRecipients(accesses, { right, ends: composition.access, actor, now })
}
