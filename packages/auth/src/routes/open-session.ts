import type { Assurance, AuthenticatorRequest } from '@voordeur/core'
import { toBrowserLabel } from '../device/browser-label.ts'
import type { Door } from '../door.ts'
import { redirectTo } from './redirect.ts'

/** Who gets a session, and where they go with it. */
export interface NewSession {
  readonly accountId: string
  readonly assurance: Assurance
  readonly next: string
  /** Other cookies to hand out with it. */
  readonly cookies?: readonly string[]
}

/** The only place where signing in makes a session. */
export async function openSession(door: Door, visit: AuthenticatorRequest, opened: NewSession): Promise<Response> {
  const { accountId, assurance, next, cookies = [] } = opened
  await endPresentedSession(door, visit)
  const { token } = await door.sessions.issue({ accountId, assurance, label: toBrowserLabel(visit.request) })
  await door.ports.audit(visit.request, { type: 'sign-in', outcome: 'success', accountId, detail: { assurance } })
  return redirectTo(next, [door.sessionCookie.set(token), ...cookies])
}

/** A session that was presented is never taken over into the new one, whoever put it there. */
async function endPresentedSession({ sessions, ports }: Door, { request, session }: AuthenticatorRequest): Promise<void> {
  if (!session) return
  await sessions.revoke(session.sessionId)
  await ports.audit(request, { type: 'session-ended', outcome: 'success', accountId: session.accountId, detail: { reason: 'replaced' } })
}
