import { setTimeout as wait } from 'node:timers/promises'
import { serve } from 'srvx'
import type { Portal } from '../join-rooms.ts'
import { stopGently } from './stop-gently.ts'

/** Where a portal is served, and how long it drains before it stops. */
export interface Serving {
  readonly port: number
  readonly host: string
  readonly drainSeconds: number
}

/** Serves until the process is told to stop (SIGTERM, SIGINT), and ends it then with code 0. A second signal waits for nothing. */
export async function servePortal(portal: Portal, { port, host, drainSeconds }: Serving): Promise<void> {
  let isStopping = false
  const fetch = async (request: Request) => {
    const response = await portal.fetch(request)
    // A proxy that keeps this connection would send the next request into a closed door.
    if (isStopping) response.headers.set('connection', 'close')
    return response
  }
  const server = serve({ fetch, port, hostname: host, silent: true, gracefulShutdown: false })
  await server.ready()
  const stop = async () => {
    if (isStopping) process.exit(0)
    isStopping = true
    const closeServer = (endAll: boolean) => server.close(endAll)
    await stopGently({ portal, closeServer, wait: (milliseconds) => wait(milliseconds), drainSeconds })
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}
