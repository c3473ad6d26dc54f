import { createServer } from 'node:http'
import { toNodeHandler } from '@voordeur/core/portal'
import { listen } from './listen.ts'
import { isOfPortal } from './portal.ts'
import type { Running, Served } from './running.ts'

/** Node's own server: what is below `/portaal` goes to the portal, everything else to the host. */
export function servePlainNode({ host, portal, port }: Served): Promise<Running> {
  const [ofPortal, ofHost] = [toNodeHandler(portal), toNodeHandler(host)]
  const server = createServer((request, response) => {
    const handle = isOfPortal(request.url ?? '') ? ofPortal : ofHost
    // Who leaves halfway through a form ends this answer. Left alone, the rejection would end the process.
    handle(request, response).catch(() => response.destroy())
  })
  return listen(server, port)
}
