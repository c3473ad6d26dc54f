import type { ComposedPart } from '../compose/composition.ts'
import type { ViewerLane } from '../store/store.ts'
import type { Kernel } from './kernel.ts'
import { endsRequest } from './load-part.ts'
import { isProven, type OpenPanel } from './part-access.ts'
import { toPartContext } from './part-context.ts'
import type { ClientVisit } from './visit.ts'

/**
 * How much is new in each part of these panels that says so. No reading, so the access log has nothing of it; a savepoint each, of which nothing is kept,
 * and a part that fails has no number. Who looks as somebody else is shown none: it would be their own.
 */
export async function countBadges(
  kernel: Kernel,
  lane: ViewerLane,
  { visit, panels }: { readonly visit: ClientVisit; readonly panels: readonly OpenPanel[] },
): Promise<readonly OpenPanel[]> {
  if (visit.preview || visit.wantsJson) return panels
  const badges = new Map<string, number>()
  for (const part of panels.flatMap(({ parts }) => parts)) {
    if (part.part.badge && isProven(visit, part)) badges.set(part.id, await countNew(kernel, lane, { visit, part }))
  }
  return panels.map((open) => ({ ...open, badges }))
}

async function countNew(
  kernel: Kernel,
  lane: ViewerLane,
  { visit, part: composed }: { readonly visit: ClientVisit; readonly part: ComposedPart },
): Promise<number> {
  const badge = composed.part.badge ?? (async () => 0)
  // The query is that of the page that is open.
  const asked = { ...visit, query: {} }
  try {
    const count = await lane.part(composed.reads, (db, accesses) => badge(toPartContext(kernel, asked, { composed, db, accesses })), {
      keeps: false,
    })
    return Number.isSafeInteger(count) && count > 0 ? count : 0
  } catch (error) {
    if (endsRequest(error)) throw error
    kernel.log.failure({ traceId: visit.traceId, route: composed.id, error })
    return 0
  }
}
