import type { ComposedPart } from '../compose/composition.ts'
import { TilesPage } from '../ui/pages/tiles-page.tsx'
import { countBadges } from './count-badges.ts'
import { noteRefusal } from './guard.ts'
import { HttpProblem } from './http-problem.ts'
import type { Kernel } from './kernel.ts'
import { toLinks } from './links.ts'
import { hasTiles, keepApplying, listPanels, type OpenPanel } from './part-access.ts'
import { toIdentity } from './part-context.ts'
import { toPreviewData } from './preview.ts'
import { toHtmlResponse, toJsonResponse, toRedirect } from './responses.ts'
import type { ClientRoute } from './route.ts'
import { toFrame } from './to-frame.ts'
import { toViewTools } from './tools.ts'
import type { ClientVisit } from './visit.ts'

/**
 * Opens a panel: on its first part that this viewer may read and that applies, or on tiles when it opens so and there are several. Tiles tell nothing of
 * the record but how much is new, so that the access log has nothing of them.
 */
export const panelRoute: ClientRoute = {
  method: 'GET',
  path: '/client/:client/panel/:panel',
  access: 'client',
  handle: async (kernel, visit) => {
    const asked = listPanels(kernel, visit).find(({ panel }) => panel.id === visit.params['panel'])
    if (!asked) {
      await noteRefusal(kernel, visit, { reason: 'no-right' })
      throw new HttpProblem('not-found')
    }
    const panels = await readPanels(kernel, visit, asked)
    const open = panels.find(({ panel }) => panel === asked.panel)
    const first = open?.parts[0]
    if (!open || !first) throw new HttpProblem('not-found')
    return hasTiles(open) ? answerTiles(kernel, visit, { open, panels }) : toRedirect(toLinks(kernel, visit).part(first, visit.client.id))
  },
}

/** The panel alone where it leads on at once; every panel, with what is new, where a page stands around the tiles. */
function readPanels(kernel: Kernel, visit: ClientVisit, asked: OpenPanel): Promise<readonly OpenPanel[]> {
  return kernel.store.forViewer(toIdentity(visit), async (lane) => {
    if (!hasTiles(asked)) return keepApplying(lane, [asked])
    return countBadges(kernel, lane, { visit, panels: await keepApplying(lane, listPanels(kernel, visit)) })
  })
}

function answerTiles(
  kernel: Kernel,
  visit: ClientVisit,
  { open, panels }: { readonly open: OpenPanel; readonly panels: readonly OpenPanel[] },
): Response {
  const { panel, parts } = open
  const tiles = parts.map((part) => ({ id: part.id, ...toTile(kernel, visit, { open, part }) }))
  if (visit.wantsJson)
    return toJsonResponse({
      panel: panel.id,
      title: panel.title,
      parts: tiles.map(({ id, label, href }) => ({ part: id, title: label, href })),
      ...toPreviewData(visit.preview),
    })
  const live = parts.filter(({ part }) => part.badge)
  return toHtmlResponse(<TilesPage frame={toFrame(kernel, visit, { panels, currentPanel: panel.id, live })} panel={panel} tiles={tiles} />)
}

function toTile(kernel: Kernel, visit: ClientVisit, { open, part }: { readonly open: OpenPanel; readonly part: ComposedPart }) {
  const tools = toViewTools(kernel, visit, { composed: part })
  return { href: tools.link(), label: tools.t(part.part.title), icon: part.part.icon, count: open.badges?.get(part.id) ?? 0 }
}
