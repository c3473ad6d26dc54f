import { Hono } from 'hono'
import { serve } from 'srvx'
import type { Running, Served } from './running.ts'

/** Hono: the raw request goes on, which knows the address it came from. */
export async function serveHono({ host, portal, port }: Served): Promise<Running> {
  const app = new Hono()
  app.all('/portaal', (context) => portal.fetch(context.req.raw))
  app.all('/portaal/*', (context) => portal.fetch(context.req.raw))
  app.all('*', (context) => host.fetch(context.req.raw))
  const server = serve({ fetch: (request) => app.fetch(request), port, hostname: '127.0.0.1', silent: true, gracefulShutdown: false })
  await server.ready()
  return { close: () => server.close(true) }
}
