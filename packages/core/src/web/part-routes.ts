import { findReadablePart, readPartQuery } from './find-part.ts'
import type { ComposedPart } from '../compose/composition.ts'
import type { Kernel } from './kernel.ts'
import { DESK_PATH, SEARCH } from './links.ts'
import type { Loaded } from './load-part.ts'
import { answerPart, showPart } from './open-part.ts'
import { listOpenPanels } from './list-open-panels.ts'
import { loadCore } from './run-core.ts'
import type { OpenPanel } from './part-access.ts'
import type { ClientRoute, DeskRoute, SessionRoute } from './route.ts'
import { openSearch } from './search/open-search.ts'
import type { ClientVisit, SignedInVisit } from './visit.ts'

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
