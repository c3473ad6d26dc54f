import { findBehind, findOpenAccess, mustAgree } from '../guard.ts'
import { findDesk } from '../desk/require-desk.ts'
import type { Kernel } from '../kernel.ts'
import { toViewer, type ClientVisit, type DeskVisit, type SignedInVisit } from '../visit.ts'

/**
 * The same visit as the guard would let it in now; undefined when the session has ended, is another person's, or what it was let in for is closed. It logs
 * nothing and keeps no session alive: nobody asks for anything.
 */
export async function lookAgain<V extends ClientVisit | DeskVisit>(kernel: Kernel, visit: V): Promise<ClientVisit | DeskVisit | undefined> {
  const session = await kernel.authenticator.sessionQuery(visit.request)
  const now = kernel.now()
  const visitor = session && (await findBehind(kernel, session, now))
  if (visitor?.id !== visit.visitor.id || mustAgree(visitor)) return undefined
  const signedIn: SignedInVisit = { ...visit, now, visitor, viewer: toViewer(visitor) }
  return 'client' in visit ? findOpenAccess(kernel, signedIn, visit.client.id) : findDesk(kernel, signedIn)
}
