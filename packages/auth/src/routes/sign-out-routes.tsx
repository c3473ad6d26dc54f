import { type AuthenticatorRequest, type AuthenticatorRoute, toLocalPath } from '@voordeur/core'
import type { Door } from '../door.ts'
import { SignOutPage } from '../pages/sign-out-page.tsx'
import { SignedOutPage } from '../pages/signed-out-page.tsx'
import { unseal } from '../seal.ts'
import type { Session } from '../sessions/sessions.ts'
import { endFlow } from './end-flow.ts'
import { findOwnSession } from './fresh-proof.ts'
import { leadAway } from './lead-away.tsx'
import { PATHS } from './paths.ts'
import { redirectTo } from './redirect.ts'

/** The question whether to sign out, its answer, and the page an identity provider sends people back to. */
export function createSignOutRoutes(door: Door): readonly AuthenticatorRoute[] {
  return [
    { method: 'GET', path: PATHS.signOut, handle: async (request) => ask(door, request) },
    { method: 'POST', path: PATHS.signOut, handle: (request) => answer(door, request) },
    { method: 'GET', path: PATHS.signedOut, handle: async (request) => showSignedOut(door, request) },
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
  const own = session && (await findOwnSession(door, visit))
  if (session) {
    await sessions.revoke(session.sessionId)
    await ports.audit(request, { type: 'sign-out', outcome: 'success', accountId: session.accountId })
  }
  const cookies = [sessionCookie.clear(), ...(await endFlow(door, visit))]
  return (own && (await signOutElsewhere(door, visit, { own: own.session, cookies }))) ?? toSignedOut(door, cookies)
}

// What the browser kept of the record must not come back with its back button. Not "cookies": that would reach the whole
// domain, and the device that was remembered.
const NOTHING_KEPT = { 'clear-site-data': '"cache"' } as const

function toSignedOut({ ports }: Door, cookies: readonly string[]): Response {
  return redirectTo(`${ports.basePath}${PATHS.signIn}?uitgelogd=1`, cookies, NOTHING_KEPT)
}

interface SigningOut {
  readonly own: Session
  readonly cookies: readonly string[]
}

/** On to the provider where the session began, so that the next person at this screen is not signed in by it. Ours has ended already. */
async function signOutElsewhere(door: Door, visit: AuthenticatorRequest, { own, cookies }: SigningOut): Promise<Response | undefined> {
  const { ports } = door
  const method = door.methods.find(({ id }) => id === own.method)
  if (!method || !('provider' in method)) return undefined
  const ending = own.ending === undefined ? undefined : unseal(ports.seal('ending'), own.accountId, own.ending).toString()
  const to = await method.endSession?.({ back: `${ports.origin}${ports.basePath}${PATHS.signedOut}`, ending })
  if (to === undefined) return undefined
  const { name } = method.provider
  return leadAway(visit, {
    to,
    title: visit.t('signedout.title'),
    text: visit.t('signout.leave', { name }),
    label: visit.t('signin.leave.go', { name }),
    cookies,
    headers: NOTHING_KEPT,
  })
}

/** Says only what is true, whoever leads here: a browser that has a session is not told that it has none. */
function showSignedOut({ ports }: Door, { t, page, session }: AuthenticatorRequest): Response {
  if (session) return redirectTo(`${ports.basePath}/`)
  return page({
    title: t('signedout.title'),
    headers: { 'cache-control': 'no-store' },
    body: <SignedOutPage t={t} href={`${ports.basePath}${PATHS.signIn}`} />,
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
