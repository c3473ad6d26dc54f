import type { ComposedPart } from '../compose/composition.ts'
import type { Attempt } from '../define/attempt.ts'
import { NotThere } from '../define/not-there.ts'
import type { ViewerLane } from '../store/store.ts'
import { countBadges } from './count-badges.ts'
import { toFreshness } from './freshness.ts'
import { HttpProblem } from './http-problem.ts'
import type { Kernel } from './kernel.ts'
import { loadFills, type LoadedFill } from './load-fills.ts'
import { loadPart, type Loaded } from './load-part.ts'
import { isOpen, keepApplying, listPanels, type OpenPanel } from './part-access.ts'
import { hasPorts, loadWithPorts } from './desk/run-ports.ts'
import { toIdentity } from './part-context.ts'
import { toPartPage } from './part-page.tsx'
import { toPreviewData } from './preview.ts'
import { toSlots } from './to-slots.tsx'
import { toHtmlResponse, toJsonResponse } from './responses.ts'
import type { ClientVisit, DeskVisit, SignedInVisit } from './visit.ts'

/** A part about a client that was loaded, with what stands around it. */
export interface OpenedPart {
  readonly loaded: Loaded
  readonly panels: readonly OpenPanel[]
  /** What other parts put into the places of its page. */
  readonly fills: readonly LoadedFill[]
}

/** Loads a part about a client, with the panels around it and what other parts put into its page. */
async function openPart(
  kernel: Kernel,
  lane: ViewerLane,
  work: { readonly visit: ClientVisit; readonly composed: ComposedPart },
): Promise<OpenedPart> {
  const panels = await keepApplying(lane, listPanels(kernel, work.visit))
  // A part that does not apply is absent: from the menu, and from its own address alike.
  if (!isOpen(panels, work.composed)) throw new HttpProblem('not-found')
  const loaded = await loadPart(kernel, lane, { ...work, reading: 'part.read' })
  // In JSON stands what the part itself loads: what fills its page has an address of its own.
  const isPage = 'data' in loaded && !work.visit.wantsJson
  if (!isPage) return { panels, loaded, fills: [] }
  const fills = await loadFills(kernel, lane, { ...work, panels })
  // Behind the part itself: what it just marked as read is not new any more.
  return { panels: await countShown(kernel, lane, { ...work, panels }), loaded, fills }
}

/** A menu shows how much is new in every panel; tabs only in their own. */
async function countShown(
  kernel: Kernel,
  lane: ViewerLane,
  { visit, composed, panels }: { readonly visit: ClientVisit; readonly composed: ComposedPart; readonly panels: readonly OpenPanel[] },
): Promise<readonly OpenPanel[]> {
  if (kernel.composition.theme.layout === 'menu') return countBadges(kernel, lane, { visit, panels })
  const own = await countBadges(kernel, lane, { visit, panels: panels.filter(({ parts }) => parts.includes(composed)) })
  return panels.map((open) => own.find(({ panel }) => panel === open.panel) ?? open)
}

/** Loads a part of a plugin for whoever may read it: about a client with the panels around it, at the desk with its ports or its own tables. */
export function showPart(kernel: Kernel, visit: SignedInVisit | ClientVisit | DeskVisit, composed: ComposedPart): Promise<OpenedPart> {
  if ('desk' in visit && hasPorts(composed)) return loadWithPorts(kernel, visit, composed)
  return kernel.store.forViewer(toIdentity(visit, composed), async (lane) =>
    'client' in visit
      ? openPart(kernel, lane, { visit, composed })
      : { panels: [], fills: [], loaded: await loadPart(kernel, lane, { visit, composed, reading: 'part.read' }) },
  )
}

/** What is shown of a part, and after a form that could not be taken, what was typed. */
interface AnsweredPart extends Omit<OpenedPart, 'fills'> {
  readonly composed: ComposedPart
  readonly fills?: readonly LoadedFill[]
  readonly attempt?: Attempt
}

/** A part as a page or as JSON; with an attempt, the page on which it is shown again, and 422. */
export function answerPart(kernel: Kernel, visit: SignedInVisit | ClientVisit | DeskVisit, shown: AnsweredPart): Response {
  const { composed, loaded, panels, fills = [], attempt } = shown
  if ('failed' in loaded && loaded.failed instanceof NotThere) throw new HttpProblem('not-found')
  const status = toStatus(loaded, attempt)
  const around = { slots: toSlots(kernel, visit, fills), ...(attempt && { attempt }) }
  if (!visit.wantsJson)
    return toHtmlResponse(toPartPage(kernel, visit, { composed, loaded, panels, around, live: toLiveParts(shown) }), status)
  const updatedAt = toFreshness(kernel, visit, composed)?.updatedAt ?? null
  const about = { part: composed.id, updatedAt, ...toPreviewData(visit.preview) }
  return toJsonResponse('data' in loaded ? { ...about, data: loaded.data } : { ...about, error: 'failed' }, status)
}

/** The address of a form that could not be taken is no page that could be looked at again. */
function toLiveParts({ composed, fills = [], attempt }: AnsweredPart): readonly ComposedPart[] {
  return attempt ? [] : [composed, ...fills.map((fill) => fill.composed)]
}

function toStatus(loaded: Loaded, attempt: Attempt | undefined): number {
  if ('failed' in loaded) return 500
  return attempt ? 422 : 200
}
