import type { AuthenticatorRequest } from '@voordeur/core'
import type { Door } from '../door.ts'
import type { Session } from '../sessions/sessions.ts'
import { PATHS } from './paths.ts'
import { redirectTo } from './redirect.ts'

/** A session with its token, for pages that give it a new one. */
export interface OwnSession {
  readonly token: string
  readonly session: Session
}

/** The session of this request with its token; undefined when there is none. */
export async function findOwnSession(
  { sessionCookie, sessions }: Door,
  { request }: AuthenticatorRequest,
): Promise<OwnSession | undefined> {
  const token = sessionCookie.read(request)
  const session = token === undefined ? undefined : await sessions.validate(token)
  return token === undefined || session === undefined ? undefined : { token, session }
}

/**
 * Runs what changes how someone signs in, when a second factor was proven in this session not long ago; otherwise leads to
 * the page that asks for it, and back to `back` (a path below the base). Without any second factor configured, the
 * organisation accepted that there is none.
 */
export async function withFreshProof(
  door: Door,
  visit: AuthenticatorRequest,
  wanted: { readonly back: string; readonly run: (own: OwnSession) => Promise<Response> },
): Promise<Response> {
  const { ports, policy, factors } = door
  const own = await findOwnSession(door, visit)
  if (!own) return redirectTo(`${ports.basePath}${PATHS.signIn}`)
  const { provedAt } = own.session
  const oldest = ports.now().getTime() - policy.stepUpMinutes * 60 * 1000
  if (factors.all.length === 0 || (provedAt !== undefined && provedAt.getTime() > oldest)) return wanted.run(own)
  const query = new URLSearchParams({ next: `${ports.basePath}${wanted.back}` }).toString()
  return redirectTo(`${ports.basePath}${PATHS.stepUp}?${query}`)
}
