import type { AuthenticatorPage, AuthenticatorRoute } from '../define/authenticator.ts'
import { PlainPage } from '../ui/pages/plain-page.tsx'
import { readForm } from './form-body.ts'
import type { Kernel } from './kernel.ts'
import { toHtmlResponse } from './responses.ts'
import type { PublicRoute } from './route.ts'
import { toFrame, toReader } from './to-frame.ts'
import type { Visit } from './visit.ts'

/** The authenticator's own pages, in the portal's frame. */
export function listAuthenticatorRoutes(kernel: Kernel): readonly PublicRoute[] {
  return kernel.authenticator.routes.map((route) => ({
    method: route.method,
    path: route.path,
    access: { public: 'Signing in and out is what a visitor without a session does.' },
    handle: (_kernel, visit) => handle(kernel, route, visit),
  }))
}

async function handle(kernel: Kernel, route: AuthenticatorRoute, visit: Visit): Promise<Response> {
  const { locale, form } = toReader(kernel, visit)
  const { visitor } = visit
  return route.handle({
    request: visit.request,
    form: route.method === 'POST' ? await readForm(visit.request) : {},
    query: visit.query,
    t: kernel.composition.messages.for(kernel.composition.authenticator.id)(locale, form),
    session: visitor && { sessionId: visitor.session_id, accountId: visitor.id, assurance: visitor.assurance, stale: visitor.stale },
    page: (page) => toPage(kernel, visit, page),
  })
}

function toPage(kernel: Kernel, visit: Visit, page: AuthenticatorPage): Response {
  const response = toHtmlResponse(
    <PlainPage frame={toFrame(kernel, visit)} title={page.title}>
      {page.body}
    </PlainPage>,
    page.status,
  )
  for (const [name, value] of Object.entries(page.headers ?? {})) response.headers.set(name, value)
  return response
}
