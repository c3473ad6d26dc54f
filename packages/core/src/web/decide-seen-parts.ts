import type { SeenParts } from '../audit/seen-parts.ts'
import { isOwnSide } from '../define/own-side.ts'
import type { Kernel } from './kernel.ts'
import { mayRead } from './part-access.ts'
import type { ClientVisit } from './visit.ts'

/**
 * Decides about which parts the access log tells this reader. The client, and who represents them, are told everything (NEN 7513, chapter 9);
 * a portal administrator who is neither only of the parts they may read themselves. A part that applies is there only when there are records,
 * so that a line about it would prove that they exist.
 */
export function decideSeenParts(kernel: Kernel, visit: ClientVisit): SeenParts {
  const { access } = visit.viewer
  if (isOwnSide(access)) return 'all'
  return [...kernel.composition.parts.values()].filter((part) => mayRead(kernel, visit, part)).map(({ id }) => id)
}
