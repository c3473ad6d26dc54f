import type { ComposedPart } from '../../compose/composition.ts'
import type { PartContext } from '../../define/part-context.ts'
import { isAboutSources, listStale } from '../../flows/is-stale.ts'
import { DeskPage } from '../../ui/pages/desk-page.tsx'
import type { Kernel } from '../kernel.ts'
import { DESK_PATH } from '../links.ts'
import { mayRead } from '../part-access.ts'
import { toIdentity, toPartContext } from '../part-context.ts'
import { toHtmlResponse, toJsonResponse } from '../responses.ts'
import type { DeskRoute } from '../route.ts'
import { toFrame } from '../to-frame.ts'
import { toViewTools } from '../tools.ts'
import type { DeskVisit } from '../visit.ts'
import { hasPorts, toDeskContext } from './run-ports.ts'

/** The first page of the desk: the parts that this member of staff may open, with how much waits in each. */
export const deskRoute: DeskRoute = {
  method: 'GET',
  path: DESK_PATH,
  access: 'desk',
  handle: async (kernel, visit) => {
    const parts = kernel.composition.desk.parts.filter((composed) => mayRead(kernel, visit, composed))
    const tiles = []
    for (const composed of parts) tiles.push({ ...toTile(kernel, visit, composed), count: await countWaiting(kernel, visit, composed) })
    if (visit.wantsJson) return toJsonResponse({ parts: tiles.map(({ id, count }) => ({ id, count })) })
    return toHtmlResponse(<DeskPage frame={toFrame(kernel, visit)} tiles={tiles} stale={await findStale(kernel, visit, parts)} />)
  },
}

/** What is said to staff who may open a part about the sources. */
async function findStale(kernel: Kernel, visit: DeskVisit, parts: readonly ComposedPart[]) {
  const composed = parts.find(isAboutSources)
  const sources = composed ? await listStale(kernel.store.system(), kernel.composition.sources, visit.now) : []
  return composed && sources.length > 0 ? { sources, href: toViewTools(kernel, visit, { composed }).link() } : undefined
}

function toTile(kernel: Kernel, visit: DeskVisit, composed: ComposedPart) {
  const { t, link } = toViewTools(kernel, visit, { composed })
  return { id: composed.id, title: t(composed.part.title), icon: composed.part.icon, href: link() }
}

/** What waits in a part; one that can't say so has none, and the page stands. */
async function countWaiting(kernel: Kernel, visit: DeskVisit, composed: ComposedPart): Promise<number> {
  const { badge } = composed.part
  if (!badge) return 0
  try {
    if (hasPorts(composed)) return await badge(toDeskContext(kernel, visit, composed) as unknown as PartContext)
    return await kernel.store.forViewer(toIdentity(visit, composed), (lane) =>
      lane.part([], (db, accesses) => badge(toPartContext(kernel, visit, { composed, db, accesses })), { keeps: false }),
    )
  } catch (error) {
    kernel.log.failure({ traceId: visit.traceId, route: composed.id, error })
    return 0
  }
}
