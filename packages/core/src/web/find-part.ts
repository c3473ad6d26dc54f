import type { ComposedPart } from '../compose/composition.ts'
import { noteRefusal, StepUpNeeded } from './guard.ts'
import { HttpProblem } from './http-problem.ts'
import type { Kernel } from './kernel.ts'
import { SEARCH, toLinks } from './links.ts'
import { isProven, mayRead } from './part-access.ts'
import type { Scope } from '../define/part-context.ts'
import type { ClientVisit, DeskVisit, SignedInVisit } from './visit.ts'

/**
 * The part named in the path, when this viewer may read it. A part that does not exist, stands on no panel, has another
 * scope or asks a right the viewer lacks is one and the same 404, and a refusal is logged. A part that asks a stronger
 * session than this one throws `StepUpNeeded`.
 */
export async function findReadablePart(kernel: Kernel, visit: SignedInVisit | ClientVisit | DeskVisit): Promise<ComposedPart> {
  const id = `${visit.params['plugin'] ?? ''}.${visit.params['part'] ?? ''}`
  const composed = kernel.composition.parts.get(id)
  if (composed && isThere(kernel, visit, composed) && mayRead(kernel, visit, composed)) {
    if (!isProven(visit, composed)) throw new StepUpNeeded(toAddress(kernel, visit, composed))
    return composed
  }
  await noteRefusal(kernel, visit, {
    reason: 'no-right',
    ...(composed ? { part: composed.id } : {}),
  })
  throw new HttpProblem('not-found')
}

/** A part of this kind of address, that can be reached at all; core's own pages but for the search are the reader's own, and stand in no preview. */
function isThere(kernel: Kernel, visit: SignedInVisit | ClientVisit | DeskVisit, composed: ComposedPart): boolean {
  const scope = toScope(visit)
  const isOwn = kernel.coreParts.has(composed.id) && composed.id !== SEARCH
  return composed.part.scope === scope && isReachable(kernel, composed) && !(visit.preview && isOwn)
}

function toScope(visit: SignedInVisit | ClientVisit | DeskVisit): Scope {
  if ('desk' in visit) return 'organisation'
  return 'client' in visit ? 'client' : 'account'
}

function toAddress(kernel: Kernel, visit: SignedInVisit | ClientVisit, composed: ComposedPart): string {
  const page = toLinks(kernel, visit).part(composed, 'client' in visit ? visit.client.id : undefined)
  return visit.request.method === 'POST' ? page : `${page}${visit.url.search}`
}

/** The page's query parameters as the part declared them; anything else is 400. */
export function readPartQuery(composed: ComposedPart, query: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { done: _done, ...own } = query
  if (!composed.part.query) {
    if (Object.keys(own).length > 0) throw new HttpProblem('bad-request')
    return {}
  }
  const parsed = composed.part.query.safeParse(own)
  if (!parsed.success) throw new HttpProblem('bad-request')
  return parsed.data
}

/** A part of a plugin about a client is reached through a panel; core's own pages, those of the account and those of the desk stand by themselves. */
function isReachable(kernel: Kernel, composed: ComposedPart): boolean {
  return composed.plugin === 'core' || composed.part.scope !== 'client' || kernel.composition.panelOf(composed.id) !== undefined
}
