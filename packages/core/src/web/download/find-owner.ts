import { sql } from 'kysely'
import { findReadablePart } from '../find-part.ts'
import { findBehind, requireClient, requireVisitor, SignInNeeded, StepUpNeeded } from '../guard.ts'
import { HttpProblem } from '../http-problem.ts'
import type { Kernel } from '../kernel.ts'
import { readVisit, type ClientVisit } from '../visit.ts'
import { DOWNLOAD_PART } from './download-part.ts'
import type { DownloadRun } from './download-runs.ts'

/**
 * The visit of who asked for a download, as the guard would find it now: same statement, same decisions, and as strongly
 * proven as when it was asked. Undefined when they could not open the page of the download any more.
 */
export async function findOwner(kernel: Kernel, run: DownloadRun, traceId: string): Promise<ClientVisit | undefined> {
  const now = kernel.now()
  const session = sql`select ${run.accountId}::uuid as account_id, 'download' as session_id, ${run.assurance}::text as assurance, false as stale`
  const visitor = await findBehind(kernel, session, now)
  const url = new URL(kernel.origin)
  const params = { client: run.clientId, ...DOWNLOAD_PART }
  const visit = { ...readVisit({ request: new Request(url), url, params, network: undefined, now }), traceId, visitor }
  try {
    const owner = await requireClient(kernel, requireVisitor(visit))
    await findReadablePart(kernel, owner)
    return owner.access.id === run.accessId ? owner : undefined
  } catch (error) {
    if (error instanceof HttpProblem || error instanceof SignInNeeded || error instanceof StepUpNeeded) return undefined
    throw error
  }
}
