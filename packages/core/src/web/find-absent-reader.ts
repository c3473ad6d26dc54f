import { sql } from 'kysely'
import type { ComposedPart } from '../compose/composition.ts'
import type { Assurance } from '../define/viewer.ts'
import { findReadablePart } from './find-part.ts'
import { findBehind, requireClient, requireVisitor, SignInNeeded, StepUpNeeded } from './guard.ts'
import { HttpProblem } from './http-problem.ts'
import type { Kernel } from './kernel.ts'
import { readVisit, type ClientVisit } from './visit.ts'

/** Somebody who is not at a browser: a job works for them, or a programme of theirs asks. */
export interface AbsentReader {
  readonly accountId: string
  readonly clientId: string
  readonly accessId: string
  /** How strongly the session was proven in which they asked for it. */
  readonly assurance: Assurance
  /** Full id of the part that they want to read. */
  readonly part: string
  /** What stands in for a session. */
  readonly as: 'download' | 'feed'
  readonly traceId: string
  readonly network?: string | undefined
}

/**
 * The visit of somebody who is not there, as the guard would find it now: same statement, same decisions, with the same access, and as strongly
 * proven as when they asked. Undefined when they could not open the page of that part any more; a refusal is logged as ever. Terms of use are asked of who
 * is there: what somebody set going who might go on with it, and a programme can't agree to anything.
 */
export async function findAbsentReader(
  kernel: Kernel,
  reader: AbsentReader,
): Promise<{ readonly visit: ClientVisit; readonly composed: ComposedPart } | undefined> {
  const now = kernel.now()
  const session = sql`select ${reader.accountId}::uuid as account_id, ${reader.as}::text as session_id, ${reader.assurance}::text as assurance, false as stale`
  const visitor = await findBehind(kernel, session, now)
  const url = new URL(kernel.origin)
  const [plugin = '', part = ''] = reader.part.split('.')
  const params = { client: reader.clientId, plugin, part }
  const visit = { ...readVisit({ request: new Request(url), url, params, network: reader.network, now }), traceId: reader.traceId, visitor }
  try {
    const owner = await requireClient(kernel, requireVisitor(visit))
    const composed = await findReadablePart(kernel, owner)
    return owner.access.id === reader.accessId ? { visit: owner, composed } : undefined
  } catch (error) {
    if (error instanceof HttpProblem || error instanceof SignInNeeded || error instanceof StepUpNeeded) return undefined
    throw error
  }
}
