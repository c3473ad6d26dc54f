import type { Kernel } from '../kernel.ts'
import { DESK_PATH, LIVE } from '../links.ts'
import type { ClientRoute, DeskRoute } from '../route.ts'
import type { ClientVisit, DeskVisit } from '../visit.ts'
import { listConcerned } from './list-concerned.ts'
import { lookAgain } from './look-again.ts'
import { openStream } from './open-stream.ts'

/** Tells an open page about a client that there is something new in a part that its reader may read. */
export const clientLiveRoute: ClientRoute = {
  method: 'GET',
  path: `/client/:client${LIVE}`,
  access: 'client',
  byItself: true,
  handle: (kernel, visit) => openLive(kernel, visit, visit.client.id),
}

/** The same for an open page of the desk, of every client. */
export const deskLiveRoute: DeskRoute = {
  method: 'GET',
  path: `${DESK_PATH}${LIVE}`,
  access: 'desk',
  byItself: true,
  handle: (kernel, visit) => openLive(kernel, visit, undefined),
}

async function openLive(kernel: Kernel, visit: ClientVisit | DeskVisit, clientId: string | undefined): Promise<Response> {
  // Nobody would ever take what stands in the body.
  if (visit.request.method === 'HEAD') return new Response(null, { headers: { 'content-type': 'text/event-stream' } })
  return openStream(kernel.live, {
    accountId: visit.visitor.id,
    clientId,
    ask: async (hints) => {
      const now = await lookAgain(kernel, visit)
      return now && listConcerned(kernel, now, hints)
    },
  })
}
