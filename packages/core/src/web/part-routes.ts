import { HttpProblem } from './http-problem.ts'
import { findReadablePart, readPartQuery } from './find-part.ts'
import { noteRefusal } from './guard.ts'
import type { ComposedPart } from '../compose/composition.ts'
import type { Kernel } from './kernel.ts'
import { DESK_PATH, SEARCH, toLinks } from './links.ts'
import type { Loaded } from './load-part.ts'
import { answerPart, showPart } from './open-part.ts'
import { listOpenPanels } from './list-open-panels.ts'
import { loadCore } from './run-core.ts'
import { keepApplying, listPanels, type OpenPanel } from './part-access.ts'
import { toIdentity } from './part-context.ts'
import { toRedirect } from './responses.ts'
import type { ClientRoute, DeskRoute, SessionRoute } from './route.ts'
import { openSearch } from './search/open-search.ts'
import type { ClientVisit, SignedInVisit } from './visit.ts'

/** Opens a panel on its first part that this viewer may read and that applies. */
export const panelRoute: ClientRoute = {
  method: 'GET',
  path: '/client/:client/panel/:panel',
  access: 'client',
  handle: async (kernel, visit) => {
    const panels = listPanels(kernel, visit).filter(({ panel }) => panel.id === visit.params['panel'])
    if (panels.length === 0) {
      await noteRefusal(kernel, visit, { reason: 'no-right' })
      throw new HttpProblem('not-found')
    }
    const open = await kernel.store.forViewer(toIdentity(visit), (lane) => keepApplying(lane, panels))
    const first = open[0]?.parts[0]
    if (!first) throw new HttpProblem('not-found')
    return toRedirect(toLinks(kernel, visit).part(first, visit.client.id))
  },
}

/** The page of a part about a client. */
export const clientPartRoute: ClientRoute = {
  method: 'GET',
  path: '/client/:client/:plugin/:part',
  access: 'client',
  handle: async (kernel, given) => {
    const { composed, visit } = await readAddress(kernel, given)
    if (composed.id === SEARCH) return answerPart(kernel, visit, { composed, ...(await openSearch(kernel, visit, composed)) })
    if (kernel.coreParts.has(composed.id)) return answerPart(kernel, visit, { composed, ...(await openCore(kernel, visit, composed)) })
    return answerPart(kernel, visit, { composed, ...(await showPart(kernel, visit, composed)) })
  },
}

/** The page of a part about the account itself. */
export const accountPartRoute: SessionRoute = {
  method: 'GET',
  path: '/mijn/:plugin/:part',
  access: 'session',
  handle: async (kernel, given) => {
    const { composed, visit } = await readAddress(kernel, given)
    if (!kernel.coreParts.has(composed.id)) return answerPart(kernel, visit, { composed, ...(await showPart(kernel, visit, composed)) })
    return answerPart(kernel, visit, { composed, loaded: await loadCore(kernel, visit, composed), panels: [] })
  },
}

/** The page of a part of the desk. */
export const deskPartRoute: DeskRoute = {
  method: 'GET',
  path: `${DESK_PATH}/:plugin/:part`,
  access: 'desk',
  handle: async (kernel, given) => {
    const { composed, visit } = await readAddress(kernel, given)
    return answerPart(kernel, visit, { composed, ...(await showPart(kernel, visit, composed)) })
  },
}

/** The part that an address names, and the visit with the parameters that the part knows. */
async function readAddress<V extends SignedInVisit>(
  kernel: Kernel,
  given: V,
): Promise<{ readonly composed: ComposedPart; readonly visit: V }> {
  const composed = await findReadablePart(kernel, given)
  return { composed, visit: { ...given, query: { ...given.query, ...readPartQuery(composed, given.query) } } }
}

/** A page of core has a transaction of the kernel; the panels around it are read as the viewer, before. */
async function openCore(
  kernel: Kernel,
  visit: ClientVisit,
  composed: ComposedPart,
): Promise<{ loaded: Loaded; panels: readonly OpenPanel[] }> {
  const panels = await listOpenPanels(kernel, visit)
  return { panels, loaded: await loadCore(kernel, visit, composed) }
}
