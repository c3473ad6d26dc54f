import { createServer } from 'node:http'
import { toNodeHandler } from '@voordeur/core/portal'
import { listen } from './listen.ts'
import { isOfPortal } from './portal.ts'
import type { Running, Served } from './running.ts'

/** Node's own server: what is below `/portaal` goes to the portal, everything else to the host. */
export function servePlainNode({ host, portal, port }: Served): Promise<Running> {
  const [ofPortal, ofHost] = [toNodeHandler(portal), toNodeHandler(host)]
  const server = createServer((request, response) => void (isOfPortal(request.url ?? '') ? ofPortal : ofHost)(request, response))
  return listen(server, port)
}
