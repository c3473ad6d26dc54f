import type { TourStop } from '../../ui/layouts/tour-dialog.tsx'
import type { Kernel } from '../kernel.ts'
import type { OpenPanel } from '../part-access.ts'
import { toReader } from '../to-frame.ts'
import type { SignedInVisit } from '../visit.ts'

// What core shows, around what the parts of the panels show. Each stands on the page as `data-tour`, or its step is left out.
const BEFORE_PARTS = ['start', 'clients', 'menu', 'panels'] as const
const AFTER_PARTS = ['search', 'notices', 'information', 'profile', 'text-size', 'sign-out'] as const

/** Every step of the tour that this reader may be shown, whether or not its anchor is on their page. */
export function listStops(kernel: Kernel, visit: SignedInVisit, panels: readonly OpenPanel[]): readonly TourStop[] {
  const { locale, form, mode } = toReader(kernel, visit)
  const say = (speaker: string) => kernel.composition.messages.for(speaker)(locale, form, mode)
  const own = (anchor: string): TourStop => ({
    anchor,
    title: say('core')(`core.tour.${anchor}.title`),
    text: say('core')(`core.tour.${anchor}.text`),
  })
  const ofParts = panels.flatMap(({ panel, parts }) =>
    parts.flatMap(({ id, plugin, part }) =>
      part.tour.map(({ anchor, title, text }) => ({
        anchor: anchor === 'panel' ? `panel:${panel.id}` : `summary:${id}`,
        title: within(panel.title, say(plugin)(title)),
        text: say(plugin)(text),
      })),
    ),
  )
  return [...BEFORE_PARTS.map(own), ...ofParts, ...AFTER_PARTS.map(own)]
}

/** What stands in a panel is named with it: the panel is what is pointed at. */
function within(panel: string, title: string): string {
  return panel === title ? title : `${panel}: ${title}`
}

/** Of these steps those whose anchor stands on a page: what is not there for this reader can't be pointed at. */
export function keepStops(stops: readonly TourStop[], html: string): readonly TourStop[] {
  const anchors = new Set([...html.matchAll(/ data-tour="([^"]+)"/gu)].map(([, anchor]) => anchor))
  return stops.filter(({ anchor }) => anchors.has(anchor))
}
