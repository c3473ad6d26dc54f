import type { ViewerAccess } from '@voordeur/core'

/** As whom a reader answers: as the client, for the client, or not at all. */
export type Writer = 'self' | 'representative' | 'nobody'

/** Decides as whom somebody with this access may answer; `representatives` is the option of the organisation. */
export function decideWriter(access: Pick<ViewerAccess, 'basis' | 'represents'> | undefined, representatives: boolean): Writer {
  if (access?.basis === 'self') return 'self'
  return representatives && access?.represents === true ? 'representative' : 'nobody'
}
