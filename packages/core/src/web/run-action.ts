import type { Kysely } from 'kysely'
import type { ComposedPart } from '../compose/composition.ts'
import type { ActionProblems, ActionResult, PartAction } from '../define/part.ts'
import type { Receiving, Scope } from '../define/part-context.ts'
import type { AskAccesses, ViewerLane } from '../store/store.ts'
import type { Kernel } from './kernel.ts'
import { toIdentity } from './part-context.ts'
import { createActionDesk } from './post-notices.ts'
import { toStaffDetail, type ClientVisit, type DeskVisit, type SignedInVisit } from './visit.ts'

/** An action that this viewer may do, and by which right. */
export interface AllowedAction {
  readonly action: PartAction<Scope, unknown, unknown>
  readonly right: string | undefined
}

/** An action with what its form holds. */
export interface ActionWork extends Receiving {
  readonly composed: ComposedPart
  readonly name: string
  readonly allowed: AllowedAction
  readonly input: unknown
}

/** The action, its rows, its notices and its entry in the access log are one transaction: all or none. */
export async function runAction(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit | DeskVisit,
  work: ActionWork,
): Promise<ActionResult | ActionProblems | undefined> {
  const { composed, name, input } = work
  const { action, right } = work.allowed
  const desk = createActionDesk(kernel, visit, work)
  const done = await kernel.store.forViewer(toIdentity(visit, composed), async (lane) => {
    const result = await runWhole(lane, composed, (db, accesses) => action.run(desk.context(db, accesses), input))
    const refused = result !== undefined && 'problems' in result
    if (!refused) desk.deliver(lane)
    const outcome = refused ? 'refused' : 'success'
    const entry = {
      eventType: 'part.action',
      action: 'U',
      outcome,
      part: composed.id,
      detail: { action: name, ...toStaffDetail(visit) },
    } as const
    lane.audit({ ...entry, ...(right === undefined ? {} : { right }), about: desk.about() })
    return result
  })
  await desk.hurry()
  const isRefused = done !== undefined && 'problems' in done
  kernel.meter.part({ part: composed.id, event: 'part.action', outcome: isRefused ? 'refused' : 'success' })
  return done
}

/** Thrown through the savepoint of an action that gave problems, so that nothing it wrote before is kept. */
class Undone extends Error {
  readonly result: ActionProblems

  constructor(result: ActionProblems) {
    super('The action was not done.')
    this.result = result
  }
}

async function runWhole(
  lane: ViewerLane,
  composed: ComposedPart,
  run: (db: Kysely<unknown>, accesses: AskAccesses) => Promise<ActionResult | ActionProblems | undefined>,
): Promise<ActionResult | ActionProblems | undefined> {
  try {
    return await lane.part(composed.reads, async (db, accesses) => {
      const result = await run(db, accesses)
      if (result && 'problems' in result) throw new Undone(result)
      return result
    })
  } catch (error) {
    if (error instanceof Undone) return error.result
    throw error
  }
}
