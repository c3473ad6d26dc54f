import { appendAudit } from '../audit/append-audit.ts'
import type { ComposedPart } from '../compose/composition.ts'
import { isUnavailable } from '../store/store-error.ts'
import type { ActionContext } from '../define/part-context.ts'
import { noteRefusal } from './guard.ts'
import { HttpProblem } from './http-problem.ts'
import type { Kernel } from './kernel.ts'
import type { Loaded } from './load-part.ts'
import { toOwnQuery } from './part-context.ts'
import { toCoreContext, type CoreActionResult, type CoreContext } from './parts/core-part.ts'
import { toWho, type ClientVisit, type SignedInVisit } from './visit.ts'

/** Loads a page of core in a transaction of the kernel, with its entry of the access log; a failure never takes the page with it. */
export async function loadCore(kernel: Kernel, visit: SignedInVisit | ClientVisit, composed: ComposedPart): Promise<Loaded> {
  const entry = { eventType: 'part.read', action: 'R', at: visit.now, part: composed.id, ...toWho(visit) } as const
  try {
    const loaded = await inTransaction(kernel, visit, async (context) => {
      const data = await composed.part.load(toCoreContext(context))
      await appendAudit(context.db, { ...entry, outcome: 'success' })
      return { data }
    })
    kernel.meter.part({ part: composed.id, event: 'part.read', outcome: 'success' })
    return loaded
  } catch (error) {
    if (error instanceof HttpProblem) return refuse(kernel, visit, { composed, problem: error })
    if (isUnavailable(error)) throw error
    await appendAudit(kernel.store.system(), { ...entry, outcome: 'failure' })
    kernel.meter.part({ part: composed.id, event: 'part.read', outcome: 'failure' })
    kernel.log.failure({ traceId: visit.traceId, route: composed.id, error })
    return { failed: error }
  }
}

/** An action of core, its rows and its entry in the access log: one transaction, all or none. */
export async function actCore(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit,
  work: { readonly composed: ComposedPart; readonly name: string; readonly input: unknown },
): Promise<CoreActionResult<unknown> | undefined> {
  const { composed, name, input } = work
  const run = composed.part.actions[name]?.run
  if (!run) throw new HttpProblem('not-found')
  try {
    let outcome: 'success' | 'refused' = 'success'
    const done = await inTransaction(kernel, visit, async (context) => {
      const result = (await run(toCoreContext(context) as ActionContext, input)) as CoreActionResult<unknown> | undefined
      outcome = result && 'again' in result ? 'refused' : 'success'
      const entry = { eventType: 'part.action', action: 'U', at: visit.now, part: composed.id, detail: { action: name } } as const
      await appendAudit(context.db, { ...entry, outcome, ...toWho(visit) })
      return result
    })
    kernel.meter.part({ part: composed.id, event: 'part.action', outcome })
    return done
  } catch (error) {
    if (error instanceof HttpProblem) return refuse(kernel, visit, { composed, problem: error })
    throw error
  }
}

/** Somebody or something that is not there for this reader was asked for by its id: nothing was done, and the log says that it was tried. */
async function refuse(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit,
  { composed, problem }: { readonly composed: ComposedPart; readonly problem: HttpProblem },
): Promise<never> {
  if (problem.reason === 'not-found') kernel.meter.part({ part: composed.id, event: 'part.refused', outcome: 'refused' })
  if (problem.reason === 'not-found') await noteRefusal(kernel, visit, { reason: 'not-there', part: composed.id })
  throw problem
}

async function inTransaction<T>(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit,
  run: (context: CoreContext<'account'>) => Promise<T>,
): Promise<T> {
  const later: (() => Promise<unknown>)[] = []
  const result = await kernel.store.transaction((db) =>
    run({ kernel, visit, db, query: toOwnQuery(visit), now: visit.now, afterwards: (after) => void later.push(after) }),
  )
  for (const after of later) await after()
  return result
}
