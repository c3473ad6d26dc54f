import type { ComposedPart } from '../compose/composition.ts'
import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { Attempt, FieldProblem } from '../define/attempt.ts'
import type { Translate } from '../define/messages.ts'
import type { ActionProblems, ActionResult, PartAction } from '../define/part.ts'
import type { ViewerLane } from '../store/store.ts'
import type { Scope } from '../define/part-context.ts'
import { findReadablePart, readPartQuery } from './find-part.ts'
import { readForm } from './form-body.ts'
import { loadPart } from './load-part.ts'
import { answerPart, openPart } from './open-part.ts'
import { noteRefusal } from './guard.ts'
import { HttpProblem } from './http-problem.ts'
import type { Kernel } from './kernel.ts'
import { listOpenPanels } from './list-open-panels.ts'
import { withQuery } from './links.ts'
import { mayUse } from './part-access.ts'
import { toIdentity } from './part-context.ts'
import { createActionDesk } from './post-notices.ts'
import { toPartPage } from './part-page.tsx'
import { toHtmlResponse, toJsonResponse, toRedirect } from './responses.ts'
import type { ClientRoute, SessionRoute } from './route.ts'
import { actCore } from './run-core.ts'
import { toViewTools } from './tools.ts'
import type { ClientVisit, SignedInVisit } from './visit.ts'

interface AllowedAction {
  readonly action: PartAction<Scope, unknown, unknown>
  readonly right: string | undefined
}

/** An action of a part about a client. */
export const clientActionRoute: ClientRoute = {
  method: 'POST',
  path: '/client/:client/:plugin/:part/:action',
  access: 'client',
  handle: (kernel, visit) => act(kernel, visit),
}

/** An action of a part about the account itself. */
export const accountActionRoute: SessionRoute = {
  method: 'POST',
  path: '/mijn/:plugin/:part/:action',
  access: 'session',
  handle: (kernel, visit) => act(kernel, visit),
}

async function act(kernel: Kernel, visit: SignedInVisit | ClientVisit): Promise<Response> {
  const composed = await findReadablePart(kernel, visit)
  const name = visit.params['action'] ?? ''
  const allowed = await findAllowedAction(kernel, visit, { composed, name })
  const values = await readForm(visit.request)
  const input = allowed.action.input.safeParse(values)
  if (kernel.coreParts.has(composed.id))
    return answerCore(kernel, visit, { composed, name, input: input.success ? input.data : refuseForm() })
  const problems = input.success ? undefined : toFieldProblems(toViewTools(kernel, visit, { composed }).t, input.error)
  if (problems) return answerAttempt(kernel, visit, { composed, attempt: { action: name, values, problems } })
  const result = await runAction(kernel, visit, { composed, name, allowed, input: input.data })
  if (result && 'problems' in result) return answerAttempt(kernel, visit, { composed, attempt: { action: name, values, ...result } })
  if (visit.wantsJson) return toJsonResponse({ part: composed.id, action: name, done: true })
  return toRedirect(toNext(kernel, visit, { composed, result }))
}

/** What is wrong with a form in the words of its plugin; 400 where it has none, because then no form of the page was sent. */
function toFieldProblems(t: Translate, { issues }: z.ZodError): readonly FieldProblem[] {
  return issues.map(({ message, path }) => (t(message) === message ? refuseForm() : { field: String(path[0] ?? ''), message }))
}

function refuseForm(): never {
  throw new HttpProblem('bad-request')
}

/** The page once more, with what was typed and what is wrong with it. */
async function answerAttempt(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit,
  { composed, attempt }: { readonly composed: ComposedPart; readonly attempt: Attempt },
): Promise<Response> {
  if (visit.wantsJson) {
    return toJsonResponse({ part: composed.id, action: attempt.action, done: false, problems: attempt.problems }, 422)
  }
  const again = { ...visit, query: readPartQuery(composed, visit.query) }
  const shown = await kernel.store.forViewer(toIdentity(visit), (lane) =>
    'client' in again
      ? openPart(kernel, lane, { visit: again, composed })
      : loadPart(kernel, lane, { visit: again, composed, reading: 'part.read' }).then((loaded) => ({ loaded, panels: [] })),
  )
  return answerPart(kernel, again, { composed, ...shown, around: { attempt } })
}

/** An action of core may show the next step of its page, or the page once more as it was filled in. */
async function answerCore(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit,
  work: { readonly composed: ComposedPart; readonly name: string; readonly input: unknown },
): Promise<Response> {
  const { composed, name } = work
  const result = await actCore(kernel, visit, work)
  if (result && ('again' in result || 'show' in result)) return answerShown(kernel, visit, { composed, name, result })
  if (visit.wantsJson) return toJsonResponse({ part: composed.id, action: name, done: true })
  const next = result?.part === undefined ? composed : (kernel.composition.parts.get(`core.${result.part}`) ?? composed)
  return toRedirect(toNext(kernel, visit, { composed: next, result }))
}

async function answerShown(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit,
  shown: {
    readonly composed: ComposedPart
    readonly name: string
    readonly result: { readonly again: unknown } | { readonly show: unknown }
  },
): Promise<Response> {
  const { composed, name, result } = shown
  const [data, status] = 'again' in result ? [result.again, 422] : [result.show, 200]
  if (visit.wantsJson) return toJsonResponse({ part: composed.id, action: name, done: false, data }, status)
  const panels = 'client' in visit ? await listOpenPanels(kernel, visit) : []
  return toHtmlResponse(toPartPage(kernel, visit, { composed, loaded: { data }, panels }), status)
}

async function findAllowedAction(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit,
  wanted: { readonly composed: ComposedPart; readonly name: string },
): Promise<AllowedAction> {
  const { composed, name } = wanted
  const action = composed.actionRights.has(name) ? composed.part.actions[name] : undefined
  const right = composed.actionRights.get(name)
  if (action && mayUse(kernel, visit, right)) return { action, right }
  await noteRefusal(kernel, visit, { reason: 'no-right', part: composed.id })
  throw new HttpProblem('not-found')
}

/** The action, its rows, its notices and its entry in the access log are one transaction: all or none. */
async function runAction(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit,
  work: { readonly composed: ComposedPart; readonly name: string; readonly allowed: AllowedAction; readonly input: unknown },
): Promise<ActionResult | ActionProblems | undefined> {
  const { composed, name, input } = work
  const { action, right } = work.allowed
  const desk = createActionDesk(kernel, visit, composed)
  return kernel.store.forViewer(toIdentity(visit), async (lane) => {
    const result = await runWhole(lane, composed, (db) => action.run(desk.context(db), input))
    const refused = result !== undefined && 'problems' in result
    if (!refused) desk.deliver(lane)
    const outcome = refused ? 'refused' : 'success'
    const entry = { eventType: 'part.action', action: 'U', outcome, part: composed.id, detail: { action: name } } as const
    lane.audit(right === undefined ? entry : { ...entry, right })
    return result
  })
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
  run: (db: Kysely<unknown>) => Promise<ActionResult | ActionProblems | undefined>,
): Promise<ActionResult | ActionProblems | undefined> {
  try {
    return await lane.part(composed.reads, async (db) => {
      const result = await run(db)
      if (result && 'problems' in result) throw new Undone(result)
      return result
    })
  } catch (error) {
    if (error instanceof Undone) return error.result
    throw error
  }
}

function toNext(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit,
  done: { readonly composed: ComposedPart; readonly result: ActionResult | undefined },
): string {
  const { message, query } = done.result ?? {}
  return withQuery(toViewTools(kernel, visit, done).link(), { ...query, ...(message === undefined ? {} : { done: message }) })
}
