import type { PublicRoute } from './route.ts'

/** Says that the process answers. */
export const healthRoute: PublicRoute = {
  method: 'GET',
  path: '/healthz',
  bare: true,
  access: { public: 'A load balancer asks it; it says nothing but that the process answers.' },
  handle: async () => toPlain('ok', 200),
}

/** Says whether requests should be sent here: not while the process drains, and not without its database. */
export const readyRoute: PublicRoute = {
  method: 'GET',
  path: '/readyz',
  bare: true,
  access: { public: 'A load balancer asks it; it says nothing but whether pages can be made.' },
  handle: async (kernel) => ((await kernel.readiness.isReady()) ? toPlain('ready', 200) : toPlain('not ready', 503)),
}

function toPlain(text: string, status: number): Response {
  return new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
