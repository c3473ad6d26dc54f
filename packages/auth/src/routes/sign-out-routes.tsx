import { type AuthenticatorRequest, type AuthenticatorRoute, toLocalPath } from '@voordeur/core'
import type { Door } from '../door.ts'
import { SignOutPage } from '../pages/sign-out-page.tsx'
import { endFlow } from './end-flow.ts'
import { PATHS } from './paths.ts'
import { redirectTo } from './redirect.ts'

/** The question whether to sign out, and its answer. */
export function createSignOutRoutes(door: Door): readonly AuthenticatorRoute[] {
  return [
    { method: 'GET', path: PATHS.signOut, handle: async (request) => ask(door, request) },
    { method: 'POST', path: PATHS.signOut, handle: (request) => answer(door, request) },
  ]
}

function ask({ ports }: Door, { request, session, t, page }: AuthenticatorRequest): Response {
  if (!session) return redirectTo(`${ports.basePath}${PATHS.signIn}`)
  const action = `${ports.basePath}${PATHS.signOut}`
  return page({
    title: t('signout.title'),
    headers: { 'cache-control': 'no-store' },
    body: <SignOutPage t={t} action={action} next={toBack(ports, pathOfReferer(request, ports.origin))} />,
  })
}

async function answer(door: Door, visit: AuthenticatorRequest): Promise<Response> {
  const { ports, sessions, sessionCookie } = door
  const { request, form, session } = visit
  // Only a clear "no" stays: in doubt the safe side is outside.
  if (form['answer'] === 'nee') return redirectTo(toBack(ports, form['next']))
  if (session) {
    await sessions.revoke(session.sessionId)
    await ports.audit(request, { type: 'sign-out', outcome: 'success', accountId: session.accountId })
  }
  return redirectTo(`${ports.basePath}${PATHS.signIn}?uitgelogd=1`, [sessionCookie.clear(), ...(await endFlow(door, visit))], {
    // What the browser kept of the record must not come back with its back button. Not "cookies": that would reach the whole
    // domain, and the device that was remembered.
    'clear-site-data': '"cache"',
  })
}

function toBack(ports: Door['ports'], wanted: string | undefined): string {
  const start = `${ports.basePath}/`
  const path = toLocalPath(wanted, ports) ?? start
  return path.split('?')[0] === `${ports.basePath}${PATHS.signOut}` ? start : path
}

function pathOfReferer(request: Request, origin: string): string | undefined {
  const from = URL.parse(request.headers.get('referer') ?? '')
  return from?.origin === origin ? `${from.pathname}${from.search}` : undefined
}
