import { isAssured } from '../../access/can.ts'
import { noteRefusal, StepUpNeeded } from '../guard.ts'
import { HttpProblem } from '../http-problem.ts'
import type { Kernel } from '../kernel.ts'
import { DESK_PATH } from '../links.ts'
import type { DeskVisit, SignedInVisit } from '../visit.ts'

/**
 * The visit of a member of staff. For everybody else there is no desk: 404, and the log says that it was tried. Staff whose session is not strong enough
 * are led to prove themselves first.
 */
export async function requireDesk(kernel: Kernel, visit: SignedInVisit): Promise<DeskVisit> {
  const rights = listDeskRights(kernel, visit)
  if (rights.size === 0) {
    await noteRefusal(kernel, visit, { reason: 'no-staff' })
    throw new HttpProblem('not-found')
  }
  if (!isAssured(visit.viewer.assurance, kernel.composition.desk.requires)) {
    const { pathname, search } = visit.url
    throw new StepUpNeeded(visit.request.method === 'POST' ? `${kernel.basePath}${DESK_PATH}` : pathname + search)
  }
  return { ...visit, desk: { rights } }
}

/** The visit of a member of staff whose session is strong enough now, or undefined; nothing is logged. */
export function findDesk(kernel: Kernel, visit: SignedInVisit): DeskVisit | undefined {
  const rights = listDeskRights(kernel, visit)
  return rights.size > 0 && isAssured(visit.viewer.assurance, kernel.composition.desk.requires) ? { ...visit, desk: { rights } } : undefined
}

/** The rights at the desk of who is behind a visit, as the sets stand in the configuration now; none for who is no staff. */
export function listDeskRights({ composition: { desk } }: Kernel, { visitor }: SignedInVisit): ReadonlySet<string> {
  return new Set((visitor.desk ?? []).flatMap((set) => desk.sets.get(set)?.rights ?? []))
}
