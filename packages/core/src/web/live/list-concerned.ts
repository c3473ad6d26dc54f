import type { ComposedPart } from '../../compose/composition.ts'
import type { Hint } from '../../live/hint.ts'
import type { Kernel } from '../kernel.ts'
import { isProven, listPanels, mayRead } from '../part-access.ts'
import type { ClientVisit, DeskVisit } from '../visit.ts'

/** The ids of those parts that a visitor may read now and in which something may have changed. What they may not read is not told of. */
export function listConcerned(kernel: Kernel, visit: ClientVisit | DeskVisit, hints: readonly Hint[]): readonly string[] {
  return listReadable(kernel, visit)
    .filter((part) => isProven(visit, part) && hints.some((hint) => isConcerned(kernel, part, hint)))
    .map(({ id }) => id)
}

function listReadable(kernel: Kernel, visit: ClientVisit | DeskVisit): readonly ComposedPart[] {
  if ('client' in visit) return listPanels(kernel, visit).flatMap(({ parts }) => parts)
  return kernel.composition.desk.parts.filter((part) => mayRead(kernel, visit, part))
}

/** Between a desk and the clients a change goes from any part of a plugin to any other; among clients it is told of the one part in which it was made. */
function isConcerned({ composition }: Kernel, { id, plugin, part, reads }: ComposedPart, hint: Hint): boolean {
  if (hint.records) return reads.length > 0
  if (hint.part === undefined) return true
  const changed = composition.parts.get(hint.part)
  if (!changed || changed.plugin !== plugin) return false
  return changed.id === id || changed.part.scope !== part.scope || part.scope === 'organisation'
}
