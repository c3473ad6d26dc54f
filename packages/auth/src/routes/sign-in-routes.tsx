import type { AuthenticatorRequest, AuthenticatorRoute } from '@voordeur/core'
import type { Door } from '../door.ts'
import type { SignInNotice } from '../pages/sign-in-page.tsx'
import type { Refused } from '../sign-in-method.ts'
import { isOwnWay } from './is-own-way.ts'
import { judge, letIn, toVisitor } from './let-in.ts'
import { toNext } from './next-page.ts'
import { PATHS } from './paths.ts'
import { redirectTo } from './redirect.ts'
import { refuseSignIn, showSignIn } from './show-sign-in.tsx'

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
  return showSignIn(door, visit, {
    next,
    notice: toNotice(isOwnWay(request) ? query : {}, isEnded),
    cookies: isEnded ? [door.sessionCookie.clear()] : [],
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
  if (!method || 'provider' in method) return refuseSignIn(door, visit, { result: NO_METHOD, next, form })
  const result = await judge(door, method, await method.complete(form, toVisitor(door, visit.request)))
  await door.sweepWhenDue()
  return result.outcome === 'refused' ? refuseSignIn(door, visit, { result, next, form }) : letIn(door, visit, { method, result, next })
}
