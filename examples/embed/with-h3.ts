import { H3 } from 'h3'
import { serve } from 'srvx'
import type { Running, Served } from './running.ts'

/** h3: the request goes on as it is, with the address it came from. */
export async function serveH3({ host, portal, port }: Served): Promise<Running> {
  const app = new H3()
  app.all('/portaal', (event) => portal.fetch(event.req))
  app.all('/portaal/**', (event) => portal.fetch(event.req))
  app.all('/**', (event) => host.fetch(event.req))
  const server = serve({ fetch: (request) => app.fetch(request), port, hostname: '127.0.0.1', silent: true, gracefulShutdown: false })
  await server.ready()
  return { close: () => server.close(true) }
}
