import type { Assurance, AuthenticatorRequest } from '@voordeur/core'
import { AuthError } from '../auth-error.ts'
import { toBrowserLabel } from '../device/browser-label.ts'
import { noteAccepted } from '../invite/note-accepted.ts'
import type { Door } from '../door.ts'
import type { SessionHolder } from '../sessions/sessions.ts'
import { backToDoor } from './back-to-door.ts'
import { redirectTo } from './redirect.ts'

/** Who gets a session, and where they go with it. */
export interface NewSession {
  readonly accountId: string
  readonly assurance: Assurance
  readonly next: string
  /** How often the account's sessions had been ended when they were identified. */
  readonly epoch?: number | undefined
  /** By which method, and what it wants back at the end, sealed. */
  readonly method?: string | undefined
  readonly ending?: string | undefined
  /** Other cookies to hand out with it. */
  readonly cookies?: readonly string[]
}

/** The only place where signing in makes a session. */
export async function openSession(door: Door, visit: AuthenticatorRequest, opened: NewSession): Promise<Response> {
  const { accountId, assurance, next, epoch, method, ending, cookies = [] } = opened
  await endPresentedSession(door, visit)
  const token = await issue(door, { accountId, assurance, epoch, method, ending, label: toBrowserLabel(visit.request) })
  if (token === undefined) return backToDoor(door)
  await door.ports.audit(visit.request, {
    type: 'sign-in',
    outcome: 'success',
    accountId,
    detail: { assurance, ...(method === undefined ? {} : { method }) },
  })
  if (method !== undefined) await noteAccepted(door, method, accountId)
  return redirectTo(next, [door.sessionCookie.set(token), ...cookies])
}

/** The token of a new session; undefined when the account's sessions were ended meanwhile. */
async function issue({ sessions }: Door, holder: SessionHolder): Promise<string | undefined> {
  try {
    return (await sessions.issue(holder)).token
  } catch (error) {
    if (error instanceof AuthError && error.code === 'SIGN_IN_OVER') return undefined
    throw error
  }
}

/** A session that was presented is never taken over into the new one, whoever put it there. */
async function endPresentedSession({ sessions, ports }: Door, { request, session }: AuthenticatorRequest): Promise<void> {
  if (!session) return
  await sessions.revoke(session.sessionId)
  await ports.audit(request, { type: 'session-ended', outcome: 'success', accountId: session.accountId, detail: { reason: 'replaced' } })
}
