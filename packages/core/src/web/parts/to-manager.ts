import { HttpProblem } from '../http-problem.ts'
import type { Manager } from '../../flows/manage-access.ts'
import { toWho } from '../visit.ts'
import type { CoreContext } from './core-part.ts'

/** The portal administrator behind a request; 404 for anybody else. */
export function toManager({ kernel, visit, db, now }: CoreContext<'client'>): Manager {
  const { access, account } = visit.viewer
  if (!access?.portalAdmin) throw new HttpProblem('not-found')
  return { db, composition: kernel.composition, now, account, access, who: toWho(visit) }
}

/**
 * Whether a portal administrator invites: not where the organisation does, and not after a death, when it decides who reads on. They change and
 * end what there is.
 */
export function isInviting({ kernel, visit }: CoreContext<'client'>): boolean {
  return kernel.composition.access.invitedBy === 'portal-admin' && visit.access.deceasedOn === undefined
}

/** The portal administrator behind a request, where portal administrators invite; 404 otherwise. */
export function toInviter(context: CoreContext<'client'>): Manager {
  if (!isInviting(context)) throw new HttpProblem('not-found')
  return toManager(context)
}
