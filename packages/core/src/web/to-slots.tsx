import { Fragment, type ComponentChild } from 'preact'
import type { ComposedPart } from '../compose/composition.ts'
import type { Kernel } from './kernel.ts'
import type { LoadedFill } from './load-fills.ts'
import { toViewTools, type Slots } from './tools.ts'
import type { ClientVisit, SignedInVisit } from './visit.ts'

/** Shows in each place what the fills of its slot make of it, each with the tools of its own part. */
export function toSlots(kernel: Kernel, visit: SignedInVisit | ClientVisit, fills: readonly LoadedFill[]): Slots {
  const tooled = fills.map((filled) => ({ ...filled, tools: toViewTools(kernel, visit, { composed: filled.composed }) }))
  return (slot, place) =>
    tooled
      .filter(({ fill }) => fill.slot.id === slot.id)
      .map(({ composed, fill, data, tools }): ComponentChild => {
        try {
          const shown = fill.view(data, place, tools)
          return kernel.production || shown === null ? shown : mark(composed, slot.id, shown)
        } catch (error) {
          // The page is another part's: it stands.
          kernel.log.failure({ traceId: visit.traceId, route: composed.id, error })
          return null
        }
      })
}

/** For the overlay of development: what stands after it is what a part put into a place. It takes no room, and may stand anywhere. */
function mark({ id }: ComposedPart, slot: string, shown: ComponentChild): ComponentChild {
  return (
    <Fragment key={id}>
      <template data-of-slots={slot} data-of-part={id} />
      {shown}
    </Fragment>
  )
}
