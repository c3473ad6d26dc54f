import type { AuthenticatorRoute } from '@voordeur/core'
import { PATHS } from './paths.ts'

/** What a page asks when its reader says that they are still there: the guard, in front of it, keeps the session alive. */
export const keepRoute: AuthenticatorRoute = {
  method: 'GET',
  path: PATHS.keep,
  access: 'session',
  handle: async () => new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } }),
}
