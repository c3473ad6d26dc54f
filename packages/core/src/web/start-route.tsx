import type { ViewerLane } from '../store/store.ts'
import { ClientsPage } from '../ui/pages/clients-page.tsx'
import { MessagePage } from '../ui/pages/message-page.tsx'
import { StartPage, type PanelSummary, type StartPanel } from '../ui/pages/start-page.tsx'
import { listOpen, noteRefusal, toState } from './guard.ts'
import { isSwitch } from './is-switch.ts'
import type { ComposedPart } from '../compose/composition.ts'
import { countBadges } from './count-badges.ts'
import type { Kernel } from './kernel.ts'
import { listDeskRights } from './desk/require-desk.ts'
import { DESK_PATH, toLinks } from './links.ts'
import { loadPart, type Loaded } from './load-part.ts'
import { isProven, keepApplying, listPanels, sumBadges, type OpenPanel } from './part-access.ts'
import { toIdentity } from './part-context.ts'
import { toPreviewData } from './preview.ts'
import { toHtmlResponse, toJsonResponse, toRedirect } from './responses.ts'
import type { ClientRoute, SessionRoute } from './route.ts'
import { toDrawn } from './to-drawn.ts'
import { toFrame } from './to-frame.ts'
import { toViewTools } from './tools.ts'
import { toTour } from './tour/to-tour.ts'
import type { ClientVisit, SignedInVisit } from './visit.ts'

/** The front door for who is signed in: straight on to the one client, or a choice. */
export const doorRoute: SessionRoute = { method: 'GET', path: '/', access: 'session', handle: openDoor }

/** The choice between clients; who has one has nothing to choose. */
export const clientsRoute: SessionRoute = { method: 'GET', path: '/clienten', access: 'session', handle: openDoor }

async function openDoor(kernel: Kernel, visit: SignedInVisit): Promise<Response> {
  const open = listOpen(kernel, visit.visitor, visit.now)
  const only = open.length === 1 ? open[0] : undefined
  if (only) return toRedirect(toLinks(kernel, visit).client(only.clientId))
  if (visit.visitor.accesses.length === 0 && listDeskRights(kernel, visit).size > 0)
    return toRedirect(toLinks(kernel, visit).path(DESK_PATH))
  return open.length === 0 && visit.visitor.accesses.length > 0 ? sayClosed(kernel, visit) : showClients(kernel, visit)
}

/** The start page of one client. */
export const startRoute: ClientRoute = {
  method: 'GET',
  path: '/client/:client',
  access: 'client',
  handle: async (kernel, visit) => {
    const { panels, summaries } = await kernel.store.forViewer(toIdentity(visit), (lane) => {
      if (isSwitch(kernel, visit)) lane.audit({ eventType: 'client.switched', action: 'E', outcome: 'success' })
      return loadStart(kernel, lane, visit)
    })
    if (visit.wantsJson) return toJsonResponse({ ...toData(panels, summaries), ...toPreviewData(visit.preview) })
    const live = panels.flatMap(({ parts }) => parts.filter(({ id, part }) => summaries.has(id) || part.badge))
    const frame = toFrame(kernel, visit, { panels, live })
    const cards = listCards(kernel, { panels, summaries })
    const shown = { frame, panels: cards.map((panel) => toStartPanel(kernel, visit, { panel, summaries })) }
    const tour = toTour(kernel, visit, { panels, page: <StartPage {...shown} /> })
    return toHtmlResponse(<StartPage {...shown} tour={tour} />)
  },
}

type Summaries = ReadonlyMap<string, Loaded>

async function loadStart(
  kernel: Kernel,
  lane: ViewerLane,
  visit: ClientVisit,
): Promise<{ panels: readonly OpenPanel[]; summaries: Summaries }> {
  const panels = await keepApplying(lane, listPanels(kernel, visit))
  const summaries = new Map<string, Loaded>()
  for (const composed of panels.flatMap(({ panel, parts }) =>
    parts.filter((part) => panel.summary.includes(part) && isProven(visit, part)),
  )) {
    summaries.set(composed.id, await loadPart(kernel, lane, { visit, composed, reading: 'part.summary' }))
  }
  return { panels: await countBadges(kernel, lane, { visit, panels }), summaries }
}

/** Beside a menu, which leads to every panel, the start page shows what is newest; and a panel that the menu does not name. */
function listCards(
  { composition: { theme } }: Kernel,
  { panels, summaries }: { readonly panels: readonly OpenPanel[]; readonly summaries: Summaries },
): readonly OpenPanel[] {
  if (theme.layout === 'panels') return panels
  const newest = panels.filter(({ panel, parts }) => !panel.inMenu || parts.some(({ id }) => summaries.has(id)))
  return newest.length > 0 ? newest : panels
}

function toStartPanel(kernel: Kernel, visit: ClientVisit, shown: { readonly panel: OpenPanel; readonly summaries: Summaries }): StartPanel {
  const { panel, parts } = shown.panel
  const summarised = parts.filter((part) => shown.summaries.has(part.id))
  return {
    id: panel.id,
    title: panel.title,
    colour: panel.colour,
    icon: panel.icon,
    badge: sumBadges(shown.panel),
    href: toLinks(kernel, visit).panel(visit.client.id, panel.id),
    summaries: summarised.map((part) => toSummary(kernel, visit, { part, loaded: shown.summaries.get(part.id) })),
    parts: parts.map((part) => toViewTools(kernel, visit, { composed: part }).t(part.part.title)),
  }
}

function toSummary(
  kernel: Kernel,
  visit: ClientVisit,
  shown: { readonly part: ComposedPart; readonly loaded: Loaded | undefined },
): PanelSummary {
  const { part, loaded } = shown
  const tools = toViewTools(kernel, visit, { composed: part })
  const content =
    loaded && 'data' in loaded ? toDrawn(part.part.summary?.view(loaded.data, tools)) : toFrame(kernel, visit).t('core.error.part')
  return { part: part.id, title: tools.t(part.part.title), icon: part.part.icon, href: tools.link(), content }
}

function toData(panels: readonly OpenPanel[], summaries: Summaries) {
  return {
    panels: panels.map(({ panel, parts }) => ({
      id: panel.id,
      title: panel.title,
      parts: parts.map(({ id }) => id),
      summaries: parts.filter(({ id }) => summaries.has(id)).map(({ id }) => ({ part: id, ...toSummaryData(summaries.get(id)) })),
    })),
  }
}

function toSummaryData(loaded: Loaded | undefined) {
  return loaded && 'data' in loaded ? { data: loaded.data } : { error: 'failed' }
}

async function sayClosed(kernel: Kernel, visit: SignedInVisit): Promise<Response> {
  const states = visit.visitor.accesses.map((access) => ({ access, state: toState(kernel, access, visit.now) }))
  for (const { access, state } of states) await noteRefusal(kernel, visit, { reason: state, access })
  const hasEnded = states.every(({ state }) => state === 'care-ended')
  return hasEnded && !visit.wantsJson
    ? toHtmlResponse(<MessagePage frame={toFrame(kernel, visit)} kind="careEnded" />, 404)
    : showClients(kernel, visit)
}

function showClients(kernel: Kernel, visit: SignedInVisit): Response {
  const links = toLinks(kernel, visit)
  const clients = listOpen(kernel, visit.visitor, visit.now).map((access) => ({
    name: access.clientName,
    href: links.client(access.clientId),
    photoUrl: access.photo === null ? undefined : links.photo(access.clientId),
  }))
  if (visit.wantsJson) return toJsonResponse({ clients: clients.map(({ name, href }) => ({ name, href })) })
  return toHtmlResponse(<ClientsPage frame={toFrame(kernel, visit)} clients={clients} />)
}
