import { type Assurance, ASSURANCE_LEVELS, type AuthenticatorRequest, type AuthenticatorRoute, toLocalPath } from '@voordeur/core'
import type { Door, DoorMethod } from '../door.ts'
import { type SignInNotice, SignInPage } from '../pages/sign-in-page.tsx'
import type { Identified, RefusalReason, Refused } from '../sign-in-method.ts'
import { SIGN_IN, SIGN_OUT } from './paths.ts'
import { redirectTo } from './redirect.ts'

// 401 would promise a WWW-Authenticate challenge (RFC 9110, 15.5.2), which a form is not.
const STATUS: Readonly<Record<RefusalReason, number>> = { invalid: 422, throttled: 429, expired: 422, unavailable: 503 }

const NO_METHOD: Refused = { outcome: 'refused', reason: 'invalid', cause: 'malformed' }

/** The form, and what happens when it is posted: a new session, or the form again with the reason a visitor may know. */
export function createSignInRoutes(door: Door): readonly AuthenticatorRoute[] {
  return [
    { method: 'GET', path: SIGN_IN, handle: async (request) => showForm(door, request) },
    { method: 'POST', path: SIGN_IN, handle: (request) => signIn(door, request) },
  ]
}

function showForm(door: Door, visit: AuthenticatorRequest): Response {
  const { query, request, session } = visit
  const next = toNext(door, query['next'])
  if (session) return redirectTo(next)
  // A cookie without a session: it ended. It is said once, and the cookie taken back.
  const isEnded = door.cookie.read(request) !== undefined
  return page(door, visit, {
    next,
    notice: query['uitgelogd'] === '1' ? { kind: 'signedOut' } : isEnded ? { kind: 'expired' } : undefined,
    headers: isEnded ? { 'set-cookie': door.cookie.clear() } : {},
  })
}

async function signIn(door: Door, visit: AuthenticatorRequest): Promise<Response> {
  const { method: methodId, next: wanted, ...form } = visit.form
  const next = toNext(door, wanted)
  const method = door.methods.find((candidate) => candidate.id === methodId)
  const result = await decide(door, method, form)
  await door.sweepWhenDue()
  if (result.outcome === 'refused') return refuse(door, visit, { result, next, form })
  await endPresentedSession(door, visit)
  const { token } = await door.sessions.issue(result)
  await door.ports.audit(visit.request, {
    type: 'sign-in',
    outcome: 'success',
    accountId: result.accountId,
    detail: { assurance: result.assurance },
  })
  return redirectTo(next, { 'set-cookie': door.cookie.set(token) })
}

async function decide(door: Door, method: DoorMethod | undefined, form: Readonly<Record<string, string>>): Promise<Identified | Refused> {
  const result = method ? await method.complete(form) : NO_METHOD
  if (method === undefined || result.outcome === 'refused') return result
  const account = await door.ports.findAccount({ id: result.accountId })
  if (!account || account.blocked) return { outcome: 'refused', reason: 'invalid', cause: 'blocked', accountId: result.accountId }
  return { ...result, assurance: atMost(method.maxAssurance, result.assurance) }
}

interface RefusedSignIn {
  readonly result: Refused
  readonly next: string
  readonly form: Readonly<Record<string, string>>
}

async function refuse(door: Door, visit: AuthenticatorRequest, { result, next, form }: RefusedSignIn): Promise<Response> {
  const { accountId, cause, reason, retryAfter } = result
  await door.ports.audit(visit.request, {
    type: 'sign-in',
    outcome: 'refused',
    detail: { reason: cause },
    ...(accountId === undefined ? {} : { accountId }),
  })
  return page(door, visit, {
    next,
    typed: form,
    status: STATUS[reason],
    notice: { kind: reason, ...(retryAfter === undefined ? {} : { retryAfter }) },
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  })
}

/** A session that was presented is never taken over into the new one, whoever put it there. */
async function endPresentedSession({ sessions, ports }: Door, { request, session }: AuthenticatorRequest): Promise<void> {
  if (!session) return
  await sessions.revoke(session.sessionId)
  await ports.audit(request, { type: 'session-ended', outcome: 'success', accountId: session.accountId, detail: { reason: 'replaced' } })
}

interface SignInForm {
  readonly next: string
  readonly notice: SignInNotice | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly typed?: Readonly<Record<string, string>>
  readonly status?: number
}

function page(
  { methods, ports }: Door,
  { t, page: respond }: AuthenticatorRequest,
  { next, notice, headers, typed = {}, status = 200 }: SignInForm,
): Response {
  const action = `${ports.basePath}${SIGN_IN}`
  const forms = methods.map((method) => method.begin({ t, action, typed, hidden: { method: method.id, next } }))
  return respond({
    title: t('signin.title'),
    status,
    headers: { 'cache-control': 'no-store', ...headers },
    body: <SignInPage t={t} notice={notice} forms={forms} />,
  })
}

/** Where to go after signing in: the page that was asked for, or the start; never back to the door. */
function toNext({ ports }: Door, wanted: string | undefined): string {
  const start = `${ports.basePath}/`
  const path = toLocalPath(wanted, ports) ?? start
  const isDoor = [SIGN_IN, SIGN_OUT].some((door) => path.split('?')[0] === `${ports.basePath}${door}`)
  return isDoor ? start : path
}

function atMost(limit: Assurance, proven: Assurance): Assurance {
  return ASSURANCE_LEVELS.indexOf(proven) > ASSURANCE_LEVELS.indexOf(limit) ? limit : proven
}
