import { type Assurance, ASSURANCE_LEVELS, type AuthenticatorRequest, type AuthenticatorRoute } from '@voordeur/core'
import type { Door, DoorMethod } from '../door.ts'
import { nextStep } from '../flow/next-step.ts'
import type { FlowBeginning } from '../flow/flows.ts'
import { type SignInNotice, SignInPage } from '../pages/sign-in-page.tsx'
import type { Identified, Refused, Visitor } from '../sign-in-method.ts'
import { beginFlow } from './flow-visit.ts'
import { endFlow } from './end-flow.ts'
import { isOwnWay } from './is-own-way.ts'
import { toNext } from './next-page.ts'
import { openSession } from './open-session.ts'
import { PATHS } from './paths.ts'
import { redirectTo } from './redirect.ts'
import { STATUS, toPageHeaders } from './status.ts'

const NO_METHOD: Refused = { outcome: 'refused', reason: 'invalid', cause: 'malformed' }

/** The form, and what happens when it is posted: a session, the next step of signing in, or the form again with the reason a visitor may know. */
export function createSignInRoutes(door: Door): readonly AuthenticatorRoute[] {
  return [
    { method: 'GET', path: PATHS.signIn, handle: async (request) => showForm(door, request) },
    { method: 'POST', path: PATHS.signIn, handle: (request) => signIn(door, request) },
  ]
}

function showForm(door: Door, visit: AuthenticatorRequest): Response {
  const { query, request, session } = visit
  const next = toNext(door, query['next'])
  if (session) return redirectTo(next)
  // A cookie without a session: it ended. It is said once, and the cookie taken back.
  const isEnded = door.sessionCookie.read(request) !== undefined
  return page(door, visit, {
    next,
    notice: toNotice(isOwnWay(request) ? query : {}, isEnded),
    cookie: isEnded ? door.sessionCookie.clear() : undefined,
  })
}

function toNotice(query: Readonly<Record<string, string>>, isEnded: boolean): SignInNotice | undefined {
  if (query['uitgelogd'] === '1') return { kind: 'signedOut' }
  if (query['wachtwoord'] === 'gewijzigd') return { kind: 'passwordChanged' }
  if (query['opnieuw'] === '1') return { kind: 'again' }
  return isEnded ? { kind: 'expired' } : undefined
}

async function signIn(door: Door, visit: AuthenticatorRequest): Promise<Response> {
  const { method: methodId, next: wanted, ...form } = visit.form
  const next = toNext(door, wanted)
  const method = door.methods.find((candidate) => candidate.id === methodId)
  const result = await decide(door, { method, form, visitor: toVisitor(door, visit.request) })
  await door.sweepWhenDue()
  if (result.outcome === 'refused') return refuse(door, visit, { result, next, form })
  const beginning = toBeginning(door, result, next)
  // Straight on when nothing is due: there is no flow to keep.
  if (nextStep({ ...beginning, isOver: false, isRefused: false, isIdentified: true }) !== 'done') return beginFlow(door, visit, beginning)
  if (result.device !== undefined) await door.devices.touch(result.device)
  return openSession(door, visit, { ...beginning, cookies: await endFlow(door, visit) })
}

function toVisitor({ deviceCookie, devices }: Door, request: Request): Visitor {
  const tokens = deviceCookie.read(request)
  return { findDevice: (accountId) => devices.find(tokens, accountId) }
}

interface Deciding {
  readonly method: DoorMethod | undefined
  readonly form: Readonly<Record<string, string>>
  readonly visitor: Visitor
}

async function decide(door: Door, { method, form, visitor }: Deciding): Promise<Identified | Refused> {
  const result = method ? await method.complete(form, visitor) : NO_METHOD
  if (method === undefined || result.outcome === 'refused') return result
  const account = await door.ports.findAccount({ id: result.accountId })
  if (!account || account.blocked) return { outcome: 'refused', reason: 'invalid', cause: 'blocked', accountId: result.accountId }
  return { ...result, assurance: atMost(method.maxAssurance, result.assurance) }
}

function toBeginning(door: Door, result: Identified, next: string): FlowBeginning {
  const { accountId, assurance, temporary, isNameDue = false, epoch } = result
  return {
    accountId,
    purpose: temporary ?? 'sign-in',
    next,
    assurance,
    isFactorDue: isFactorDue(door, result),
    isPasswordDue: temporary !== undefined,
    isNameDue,
    epoch,
  }
}

/** What is temporary always needs the second factor, on a known device too. An identity provider may have proven two by itself. */
function isFactorDue({ factors, policy }: Door, { assurance, temporary, device }: Identified): boolean {
  if (factors.all.length === 0) return false
  if (temporary !== undefined) return true
  if (ASSURANCE_LEVELS.indexOf(assurance) >= ASSURANCE_LEVELS.indexOf('mfa')) return false
  return policy.secondFactorAt === 'always' || device === undefined
}

interface RefusedSignIn {
  readonly result: Refused
  readonly next: string
  readonly form: Readonly<Record<string, string>>
}

async function refuse(door: Door, visit: AuthenticatorRequest, { result, next, form }: RefusedSignIn): Promise<Response> {
  const { accountId, cause, reason, retryAfter, isLocking } = result
  const who = accountId === undefined ? {} : { accountId }
  await door.ports.audit(visit.request, { type: 'sign-in', outcome: 'refused', detail: { reason: cause }, ...who })
  // Also for a name that does not exist, so that the work is the same.
  if (isLocking) await door.ports.audit(visit.request, { type: 'account-locked', outcome: 'success', detail: { reason: cause }, ...who })
  const notice = { kind: reason, ...(retryAfter === undefined ? {} : { retryAfter }) }
  return page(door, visit, { next, typed: form, status: STATUS[reason], notice, retryAfter })
}

interface SignInForm {
  readonly next: string
  readonly notice: SignInNotice | undefined
  readonly cookie?: string | undefined
  readonly typed?: Readonly<Record<string, string>>
  readonly status?: number
  readonly retryAfter?: number | undefined
}

function page(
  { methods, ports, policy, passwords }: Door,
  { t, page: respond }: AuthenticatorRequest,
  { next, notice, cookie, typed = {}, status = 200, retryAfter }: SignInForm,
): Response {
  const action = `${ports.basePath}${PATHS.signIn}`
  const forms = methods.map((method) => method.begin({ t, action, typed, hidden: { method: method.id, next } }))
  const forgot = passwords ? { forgotHref: `${ports.basePath}${PATHS.forgot}` } : {}
  return respond({
    title: t('signin.title'),
    status,
    headers: { ...toPageHeaders(retryAfter), ...(cookie === undefined ? {} : { 'set-cookie': cookie }) },
    body: (
      <SignInPage
        t={t}
        notice={notice}
        forms={forms}
        {...forgot}
        warning={policy.wrongPassword}
        tries={policy.wrongPasswordsBeforeBlock}
        portal={ports.organisation.portalName}
      />
    ),
  })
}

function atMost(limit: Assurance, proven: Assurance): Assurance {
  return ASSURANCE_LEVELS.indexOf(proven) > ASSURANCE_LEVELS.indexOf(limit) ? limit : proven
}
