import { randomBytes } from 'node:crypto'
import type { AuthenticatorRequest, AuthenticatorRoute } from '@voordeur/core'
import type { Door, DoorProvider } from '../door.ts'
import { isSameText } from '../is-same-text.ts'
import { claimFromNetwork, type NetworkLimit } from '../limit/claim-from-network.ts'
import type { Away } from '../redirect/redirects.ts'
import type { Refused } from '../sign-in-method.ts'
import { endFlow } from './end-flow.ts'
import { leadAway } from './lead-away.tsx'
import { judge, letIn, toVisitor } from './let-in.ts'
import { toNext } from './next-page.ts'
import { toRedirectPaths } from './paths.ts'
import { redirectTo } from './redirect.ts'
import { refuseSignIn, showSignIn } from './show-sign-in.tsx'
import { STATUS } from './status.ts'

const STATE_BYTES = 32
// Each leaves a row for ten minutes. A whole care home may begin its day behind one address.
const LEAVING: NetworkLimit = { what: 'redirect', most: 300, seconds: 10 * 60 }
const FOREIGN_STATE: Refused = { outcome: 'refused', reason: 'invalid', cause: 'state' }

/** Two routes for every method that leads elsewhere: away, and back. */
export function createRedirectRoutes(door: Door): readonly AuthenticatorRoute[] {
  return door.methods.flatMap((method): AuthenticatorRoute[] => {
    if (!('provider' in method)) return []
    const { start, back } = toRedirectPaths(method.id)
    return [
      { method: 'POST', path: start, handle: (visit) => leave(door, method, visit) },
      { method: 'GET', path: back, handle: (visit) => comeBack(door, method, visit) },
    ]
  })
}

const toCallback = ({ ports }: Door, { id }: DoorProvider): string => `${ports.origin}${ports.basePath}${toRedirectPaths(id).back}`

async function leave(door: Door, method: DoorProvider, visit: AuthenticatorRequest): Promise<Response> {
  const next = toNext(door, visit.form['next'])
  const { t, locale } = visit
  const { name } = method.provider
  const retryAfter = await claimFromNetwork(door, visit, LEAVING)
  if (retryAfter !== undefined)
    return showSignIn(door, visit, { next, status: STATUS.throttled, notice: { kind: 'often', retryAfter }, retryAfter })
  const state = randomBytes(STATE_BYTES).toString('base64url')
  const led = await method.start({ callback: toCallback(door, method), state, locale })
  await door.sweepWhenDue()
  // A sign-in that was in progress in this browser is over: what comes back is the newest, and no other.
  const ended = await endFlow(door, visit)
  if (led.outcome === 'refused') return refuseSignIn(door, visit, { result: led, next, provider: name, cookies: ended })
  const { token } = await door.redirects.begin({ method: method.id, next, state, keep: led.keep })
  return leadAway(visit, {
    to: led.location,
    title: t('signin.leave.title'),
    text: t('signin.leave', { name }),
    label: t('signin.leave.go', { name }),
    cookies: [door.flowCookie.set(token)],
  })
}

/**
 * Who comes back is let in by what this very browser kept: without its cookie, without the state, or for the second time, nothing changes,
 * whoever led the browser here.
 */
async function comeBack(door: Door, method: DoorProvider, visit: AuthenticatorRequest): Promise<Response> {
  const token = door.flowCookie.read(visit.request)
  const away = token === undefined ? undefined : await door.redirects.find(token, method.id)
  if (!away) return isOver(door, visit)
  if (!isSameText(visit.query['state'] ?? '', away.state)) {
    return refuseSignIn(door, visit, { result: FOREIGN_STATE, next: away.next, provider: method.provider.name })
  }
  if (!(await door.redirects.take(away))) return isOver(door, visit)
  return finish(door, visit, { method, away })
}

/** A page that was asked for again, a sign-in that took more than ten minutes, or an address from elsewhere. */
function isOver(door: Door, visit: AuthenticatorRequest): Response {
  const next = toNext(door, undefined)
  return visit.session ? redirectTo(next) : showSignIn(door, visit, { next, notice: { kind: 'again' } })
}

interface Returning {
  readonly method: DoorProvider
  readonly away: Away
}

async function finish(door: Door, visit: AuthenticatorRequest, { method, away }: Returning): Promise<Response> {
  const { next, state, keep } = away
  const callback = toCallback(door, method)
  const url = new URL(callback)
  url.search = new URL(visit.request.url).search
  const answer = await judge(door, method, await method.finish({ url, callback, state, keep }))
  if (answer.outcome === 'refused') {
    return refuseSignIn(door, visit, { result: answer, next, provider: method.provider.name, cookies: [door.flowCookie.clear()] })
  }
  const device = await toVisitor(door, visit.request).findDevice(answer.accountId)
  return letIn(door, visit, { method, result: { ...answer, device }, next })
}
