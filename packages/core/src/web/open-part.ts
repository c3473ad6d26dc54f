import type { ComposedPart } from '../compose/composition.ts'
import { NotThere } from '../define/not-there.ts'
import type { ViewerLane } from '../store/store.ts'
import { toFreshness } from './freshness.ts'
import { HttpProblem } from './http-problem.ts'
import type { Kernel } from './kernel.ts'
import { loadPart, type Loaded } from './load-part.ts'
import { isOpen, keepApplying, listPanels, type OpenPanel } from './part-access.ts'
import { hasPorts, loadWithPorts } from './desk/run-ports.ts'
import { toIdentity } from './part-context.ts'
import { toPartPage } from './part-page.tsx'
import { toPreviewData } from './preview.ts'
import { toHtmlResponse, toJsonResponse } from './responses.ts'
import type { Around } from './tools.ts'
import type { ClientVisit, DeskVisit, SignedInVisit } from './visit.ts'

async function openPart(
  kernel: Kernel,
  lane: ViewerLane,
  work: { readonly visit: ClientVisit; readonly composed: ComposedPart },
): Promise<{ loaded: Loaded; panels: readonly OpenPanel[] }> {
  const panels = await keepApplying(lane, listPanels(kernel, work.visit))
  // A part that does not apply is absent: from the menu, and from its own address alike.
  if (!isOpen(panels, work.composed)) throw new HttpProblem('not-found')
  return { panels, loaded: await loadPart(kernel, lane, { ...work, reading: 'part.read' }) }
}

/** Loads a part of a plugin for whoever may read it: about a client with the panels around it, at the desk with its ports or its own tables. */
export function showPart(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit | DeskVisit,
  composed: ComposedPart,
): Promise<{ readonly loaded: Loaded; readonly panels: readonly OpenPanel[] }> {
  if ('desk' in visit && hasPorts(composed)) return loadWithPorts(kernel, visit, composed)
  return kernel.store.forViewer(toIdentity(visit, composed), async (lane) =>
    'client' in visit
      ? openPart(kernel, lane, { visit, composed })
      : { panels: [], loaded: await loadPart(kernel, lane, { visit, composed, reading: 'part.read' }) },
  )
}

/** A part as a page or as JSON; with an attempt, the page on which it is shown again, and 422. */
export function answerPart(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit | DeskVisit,
  shown: { readonly composed: ComposedPart; readonly loaded: Loaded; readonly panels: readonly OpenPanel[]; readonly around?: Around },
): Response {
  const { composed, loaded } = shown
  if ('failed' in loaded && loaded.failed instanceof NotThere) throw new HttpProblem('not-found')
  const status = 'data' in loaded ? (shown.around?.attempt ? 422 : 200) : 500
  if (!visit.wantsJson) return toHtmlResponse(toPartPage(kernel, visit, shown), status)
  const updatedAt = toFreshness(kernel, visit, composed)?.updatedAt ?? null
  const about = { part: composed.id, updatedAt, ...toPreviewData(visit.preview) }
  return toJsonResponse('data' in loaded ? { ...about, data: loaded.data } : { ...about, error: 'failed' }, status)
}
