import { decideAccess, type AccessState } from '../access/access-state.ts'
import { findVisitor, type Visitor, type VisitorAccess } from '../access/find-visitor.ts'
import { appendAudit } from '../audit/append-audit.ts'
import type { SessionQuery } from '../define/authenticator.ts'
import { isId } from '../store/ids.ts'
import type { Kernel } from './kernel.ts'
import { HttpProblem } from './http-problem.ts'
import { isByItself } from './live/by-itself.ts'
import type { Route } from './route.ts'
import { toClientReference, toViewer, toWho, type ClientVisit, type SignedInVisit, type Visit } from './visit.ts'

/** Thrown when a page needs a session and the request has none: the visitor is sent to sign in. */
export class SignInNeeded extends Error {
  constructor() {
    super('A session is needed.')
    this.name = 'SignInNeeded'
  }
}

/** Thrown when a page asks a stronger proof of who is looking than the session has; `next` is the page to come back to. */
export class StepUpNeeded extends Error {
  readonly next: string

  constructor(next: string) {
    super('A stronger session is needed.')
    this.name = 'StepUpNeeded'
    this.next = next
  }
}

/** Thrown when somebody is signed in who did not agree to the terms of use that hold: they are led to the page of the terms. */
export class TermsNeeded extends Error {
  constructor() {
    super('The terms of use come first.')
    this.name = 'TermsNeeded'
  }
}

/** What of a route says how its visitor is found. */
type AskedRoute = Pick<Route, 'byItself' | 'beforeTerms'>

/**
 * Finds who is behind a request, and keeps a session in use alive, unless the request says nothing of somebody being there. Everything but the routes that
 * are open before it throws `TermsNeeded` for who did not agree to the terms of use that hold.
 */
export async function identify(kernel: Kernel, visit: Visit, route: AskedRoute = {}): Promise<Visit> {
  const session = await kernel.authenticator.sessionQuery(visit.request)
  if (!session) return visit
  const visitor = await findBehind(kernel, session, visit.now)
  if (visitor?.stale && route.byItself !== true && !isByItself(visit.request)) await kernel.authenticator.keepAlive(visitor.session_id)
  if (visitor && mustAgree(visitor) && route.beforeTerms === undefined) throw new TermsNeeded()
  return { ...visit, visitor }
}

/** Whether somebody has to agree to the terms of use before anything else. */
export function mustAgree({ termsDue }: Visitor): boolean {
  return termsDue !== null
}

/** Who is behind a session, with all that the guard decides by. */
export function findBehind(kernel: Kernel, session: SessionQuery, now: Date): Promise<Visitor | undefined> {
  const sources = kernel.composition.sources.map(({ id }) => id)
  return findVisitor(kernel.store.system(), { session, sources, now })
}

/** The visit of someone who is signed in, or `SignInNeeded`. */
export function requireVisitor(visit: Visit): SignedInVisit {
  if (!visit.visitor) throw new SignInNeeded()
  return { ...visit, visitor: visit.visitor, viewer: toViewer(visit.visitor) }
}

/**
 * The visit of someone who has open access to the client in the path. Anything else is 404, the same for a client that
 * is not theirs, one that does not exist and one whose care ended; a refusal to someone who has (had) access is logged.
 */
export async function requireClient(kernel: Kernel, visit: SignedInVisit): Promise<ClientVisit> {
  const clientId = visit.params['client'] ?? ''
  const access = isId(clientId) ? visit.visitor.accesses.find((candidate) => candidate.clientId === clientId) : undefined
  if (!access) {
    await noteRefusal(kernel, visit, { reason: 'no-access' })
    throw new HttpProblem('not-found')
  }
  const state = toState(kernel, access, visit.now)
  if (state !== 'open') {
    await noteRefusal(kernel, visit, { reason: state, access })
    throw new HttpProblem('not-found')
  }
  return toClientVisit(visit, access)
}

/** The visit of someone whose access to this client is open now, or undefined; nothing is logged. */
export function findOpenAccess(kernel: Kernel, visit: SignedInVisit, clientId: string): ClientVisit | undefined {
  const access = listOpen(kernel, visit.visitor, visit.now).find((candidate) => candidate.clientId === clientId)
  return access && toClientVisit(visit, access)
}

function toClientVisit(visit: SignedInVisit, access: VisitorAccess): ClientVisit {
  return { ...visit, access, viewer: toViewer(visit.visitor, access), client: toClientReference(access) }
}

/** The accesses of a visitor that are open now. */
export function listOpen(kernel: Kernel, visitor: Visitor, now: Date): readonly VisitorAccess[] {
  return visitor.accesses.filter((access) => toState(kernel, access, now) === 'open')
}

/** Whether an access is open now, and if not, why. */
export function toState(kernel: Kernel, access: VisitorAccess, now: Date): AccessState {
  return decideAccess(access, kernel.composition.access, now)
}

/** Notes in the access log that a page of a client was refused. `access` is for a visit that came no further than to find it. */
export async function noteRefusal(
  kernel: Kernel,
  visit: SignedInVisit,
  refusal: { readonly reason: string; readonly access?: VisitorAccess; readonly part?: string },
): Promise<void> {
  await appendAudit(kernel.store.system(), {
    eventType: 'part.refused',
    action: 'R',
    outcome: 'refused',
    at: visit.now,
    detail: { reason: refusal.reason, ...(visit.preview ? { as: visit.preview.personId } : {}) },
    ...toWho(visit),
    ...(refusal.part === undefined ? {} : { part: refusal.part }),
    ...(refusal.access ? { clientId: refusal.access.clientId, accessId: refusal.access.id, basis: refusal.access.basis } : {}),
  })
}
