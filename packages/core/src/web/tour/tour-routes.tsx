import { noteToured } from '../../access/accounts.ts'
import { toLocalPath } from '../../define/local-path.ts'
import { StartPage } from '../../ui/pages/start-page.tsx'
import { TourPage } from '../../ui/pages/tour-page.tsx'
import { renderDocument } from '../../ui/render-document.ts'
import { HttpProblem } from '../http-problem.ts'
import type { Kernel } from '../kernel.ts'
import { TOUR } from '../links.ts'
import { listOpenPanels } from '../list-open-panels.ts'
import { isProven, type OpenPanel } from '../part-access.ts'
import { toHtmlResponse, toJsonResponse, toRedirect } from '../responses.ts'
import type { ClientRoute, SessionRoute } from '../route.ts'
import { toFrame } from '../to-frame.ts'
import type { ClientVisit } from '../visit.ts'
import { keepStops, listStops } from './list-stops.ts'

/** The tour as a page to read: the steps that the start page of this client has. Who opened it is not offered it again. */
const pageRoute: ClientRoute = {
  method: 'GET',
  path: `/client/:client${TOUR}`,
  access: 'client',
  handle: async (kernel, visit) => {
    requireTour(kernel)
    const panels = await listOpenPanels(kernel, visit)
    const frame = toFrame(kernel, visit, { panels })
    const outline = <StartPage frame={{ ...frame, path: frame.links.start }} panels={panels.map((panel) => toOutline(visit, panel))} />
    const stops = keepStops(listStops(kernel, visit, panels), renderDocument(outline))
    await noteToured(kernel.store.system(), visit.visitor.id, visit.now)
    return visit.wantsJson ? toJsonResponse({ stops }) : toHtmlResponse(<TourPage frame={frame} stops={stops} />)
  },
}

/** Notes that the tour was shown: it does not start by itself again. */
const seenRoute: SessionRoute = {
  method: 'POST',
  path: TOUR,
  access: 'session',
  handle: async (kernel, visit) => {
    requireTour(kernel)
    await noteToured(kernel.store.system(), visit.visitor.id, visit.now)
    return toRedirect(toLocalPath(visit.query['back'], kernel) ?? `${kernel.basePath}/`)
  },
}

/** The addresses of the tour; none of them is there where the organisation has no tour. */
export const tourRoutes: readonly (ClientRoute | SessionRoute)[] = [pageRoute, seenRoute]

function requireTour({ composition }: Kernel): void {
  if (!composition.tour) throw new HttpProblem('not-found')
}

/** A panel with the places that the start page has for what is newest in it, and nothing in them. */
function toOutline(visit: ClientVisit, { panel, parts }: OpenPanel) {
  const { id, title, colour, icon, summary } = panel
  const summaries = parts
    .filter((part) => summary.includes(part) && isProven(visit, part))
    .map((part) => ({ part: part.id, title, icon, href: '', content: null }))
  return { id, title, colour, icon, href: '', summaries }
}
