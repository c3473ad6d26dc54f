import type { Door } from '../door.ts'
import { PATHS } from './paths.ts'
import { redirectTo } from './redirect.ts'

/** Back to the door: this sign-in is over. */
export function backToDoor({ ports, flowCookie }: Door): Response {
  return redirectTo(`${ports.basePath}${PATHS.signIn}?opnieuw=1`, [flowCookie.clear()])
}
