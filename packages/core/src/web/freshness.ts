import type { ComposedPart } from '../compose/composition.ts'
import type { Freshness } from '../ui/pages/panel-page.tsx'
import type { Kernel } from './kernel.ts'
import type { SignedInVisit } from './visit.ts'

/** How fresh a part is: the oldest of the last good syncs of its sources, and the longest delay of its types. Undefined for a part that reads no records. */
export function toFreshness(kernel: Kernel, visit: SignedInVisit, composed: ComposedPart): Freshness | undefined {
  const names = new Set(composed.reads)
  if (names.size === 0) return undefined
  const sources = kernel.composition.sources.filter(({ provides }) => provides.some(({ name }) => names.has(name)))
  const moments = sources.map(({ id }) => visit.visitor.synced[id])
  const known = moments.filter((moment) => moment !== undefined)
  const oldest = known.length === moments.length ? known.reduce<Date | undefined>((a, b) => (a && a < b ? a : b), undefined) : undefined
  const delay = Math.max(...[...names].map((name) => kernel.composition.recordPolicy(name).visibleAfterSeconds))
  return { ...(oldest ? { updatedAt: oldest.toISOString() } : {}), ...(delay > 0 ? { delayHours: Math.round(delay / 3600) } : {}) }
}
