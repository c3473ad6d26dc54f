import type { Door } from '../door.ts'
import { PATHS } from './paths.ts'
import { redirectTo } from './redirect.ts'

/** Back to the door, with the word that it took too long or went wrong too often. */
export function backToDoor({ ports, flowCookie }: Door): Response {
  return redirectTo(`${ports.basePath}${PATHS.signIn}?opnieuw=1`, [flowCookie.clear()])
}
