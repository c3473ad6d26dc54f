import type { VNode } from 'preact'
import type { AuthenticatorPage, AuthenticatorRoute } from '../define/authenticator.ts'
import { PanelPage } from '../ui/pages/panel-page.tsx'
import { PlainPage } from '../ui/pages/plain-page.tsx'
import { readForm } from './form-body.ts'
import { requireVisitor } from './guard.ts'
import type { Kernel } from './kernel.ts'
import { listProfileTabs } from './profile-tabs.ts'
import { toLimitNetwork } from './proxy/to-limit-network.ts'
import { toHtmlResponse } from './responses.ts'
import type { PublicRoute, Route, SessionRoute } from './route.ts'
import { toFrame, toReader } from './to-frame.ts'
import type { Visit } from './visit.ts'

const PUBLIC = { public: 'Signing in and out is what a visitor without a session does.' }

/** The authenticator's own pages, in the portal's frame. */
export function listAuthenticatorRoutes(kernel: Kernel): readonly Route[] {
  return kernel.authenticator.routes.map((route): PublicRoute | SessionRoute => {
    const { method, path } = route
    const handle = (_kernel: Kernel, visit: Visit) => answer(kernel, route, visit)
    const address = { method, path, handle, ...toBeforeTerms(kernel, path) }
    return route.access === 'session' ? { ...address, access: 'session' } : { ...address, access: PUBLIC }
  })
}

function toBeforeTerms({ authenticator: { signOutPath, idle } }: Kernel, path: string): Pick<Route, 'beforeTerms'> {
  if (path === signOutPath) return { beforeTerms: 'Who does not agree can leave.' }
  return path === idle?.keepPath ? { beforeTerms: 'Who reads slowly is not sent away from the terms.' } : {}
}

async function answer(kernel: Kernel, route: AuthenticatorRoute, visit: Visit): Promise<Response> {
  const { locale, form, mode } = toReader(kernel, visit)
  const { visitor } = visit
  return route.handle({
    request: visit.request,
    form: route.method === 'POST' ? await readForm(visit.request) : {},
    query: visit.query,
    t: kernel.composition.messages.for(kernel.composition.authenticator.id)(locale, form, mode),
    locale,
    now: visit.now,
    network: toLimitNetwork(visit.network),
    session: visitor && { sessionId: visitor.session_id, accountId: visitor.id, assurance: visitor.assurance, stale: visitor.stale },
    page: (page) =>
      toResponse(
        page,
        route.profile === undefined ? toPlainPage(kernel, visit, page) : toProfilePage(kernel, visit, { page, tab: route.profile }),
      ),
  })
}

function toResponse(page: AuthenticatorPage, node: VNode): Response {
  const response = toHtmlResponse(node, page.status)
  for (const [name, value] of Object.entries(page.headers ?? {})) response.headers.set(name, value)
  return response
}

function toPlainPage(kernel: Kernel, visit: Visit, page: AuthenticatorPage): VNode {
  return (
    <PlainPage frame={toFrame(kernel, visit)} title={page.title}>
      {page.body}
    </PlainPage>
  )
}

function toProfilePage(kernel: Kernel, visit: Visit, shown: { readonly page: AuthenticatorPage; readonly tab: string }): VNode {
  const { page, tab } = shown
  const frame = toFrame(kernel, visit)
  const tabs = listProfileTabs(kernel, requireVisitor(visit), `${kernel.basePath}${tab}`)
  return (
    <PanelPage frame={frame} panel={{ title: frame.t('core.profile.title'), icon: 'circle-user-round' }} tabs={tabs} heading={page.title}>
      {page.body}
    </PanelPage>
  )
}
