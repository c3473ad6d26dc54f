import type { VNode } from 'preact'
import type { Tour } from '../../ui/layouts/tour-dialog.tsx'
import { renderDocument } from '../../ui/render-document.ts'
import type { Kernel } from '../kernel.ts'
import { toLinks, TOUR, withQuery } from '../links.ts'
import type { OpenPanel } from '../part-access.ts'
import type { ClientVisit } from '../visit.ts'
import { keepStops, listStops } from './list-stops.ts'

/** The query of a start page by which somebody asks for the tour again. */
export const AGAIN = 'rondleiding'

/**
 * The tour of a start page: for who comes in for the first time, and for who asks for it again. `page` is the page as it is without it, from which is read
 * what can be pointed at. Undefined where there is nothing to show.
 */
export function toTour(
  kernel: Kernel,
  visit: ClientVisit,
  { panels, page }: { readonly panels: readonly OpenPanel[]; readonly page: VNode },
): Tour | undefined {
  const isDue = !visit.visitor.toured || visit.query[AGAIN] !== undefined
  if (!kernel.composition.tour || visit.preview || !isDue) return undefined
  const stops = keepStops(listStops(kernel, visit, panels), renderDocument(page))
  if (stops.length === 0) return undefined
  const links = toLinks(kernel, visit)
  const start = links.client(visit.client.id)
  return { stops, seen: withQuery(links.path(TOUR), { back: start }), page: `${start}${TOUR}` }
}
