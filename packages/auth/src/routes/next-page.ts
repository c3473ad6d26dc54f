import { toLocalPath } from '@voordeur/core'
import type { Door } from '../door.ts'
import { PATHS } from './paths.ts'

const DOORS: readonly string[] = [
  PATHS.signIn,
  PATHS.code,
  PATHS.password,
  PATHS.userName,
  PATHS.forgot,
  PATHS.link,
  PATHS.signOut,
  PATHS.signedOut,
  PATHS.stepUp,
  PATHS.keep,
]

/** Where to go on to: the page that was asked for, or the start; never elsewhere, and never back to the door. */
export function toNext({ ports }: Pick<Door, 'ports'>, wanted: string | undefined): string {
  const start = `${ports.basePath}/`
  const path = toLocalPath(wanted, ports) ?? start
  const page = path.split('?')[0] ?? ''
  const isDoor = page.startsWith(`${ports.basePath}${PATHS.signIn}/`) || DOORS.some((door) => page === `${ports.basePath}${door}`)
  return isDoor ? start : path
}
