import { z } from 'zod'
import type { ComposedPart } from '../compose/composition.ts'
import type { FieldProblem } from '../define/attempt.ts'
import type { Translate } from '../define/messages.ts'
import { NotThere } from '../define/not-there.ts'
import { answerAttempt, answerDone, answerShown } from './answer-action.ts'
import { actWithPorts, hasPorts } from './desk/run-ports.ts'
import { findReadablePart } from './find-part.ts'
import { noteRefusal } from './guard.ts'
import { HttpProblem } from './http-problem.ts'
import type { Kernel } from './kernel.ts'
import { DESK_PATH } from './links.ts'
import { mayUse } from './part-access.ts'
import type { ClientRoute, DeskRoute, SessionRoute } from './route.ts'
import { runAction, type ActionWork, type AllowedAction } from './run-action.ts'
import { actCore } from './run-core.ts'
import { toViewTools } from './tools.ts'
import { readReceived, type FormRule } from './uploads/receive-form.ts'
import type { ClientVisit, DeskVisit, SignedInVisit } from './visit.ts'

/** An action of a part about a client. */
export const clientActionRoute: ClientRoute = {
  method: 'POST',
  path: '/client/:client/:plugin/:part/:action',
  access: 'client',
  admit: (kernel, visit) => admitForm(kernel, visit),
  handle: (kernel, visit) => act(kernel, visit),
}

/** An action of a part about the account itself. */
export const accountActionRoute: SessionRoute = {
  method: 'POST',
  path: '/mijn/:plugin/:part/:action',
  access: 'session',
  admit: (kernel, visit) => admitForm(kernel, visit),
  handle: (kernel, visit) => act(kernel, visit),
}

/** An action of a part of the desk. */
export const deskActionRoute: DeskRoute = {
  method: 'POST',
  path: `${DESK_PATH}/:plugin/:part/:action`,
  access: 'desk',
  admit: (kernel, visit) => admitForm(kernel, visit),
  handle: (kernel, visit) => act(kernel, visit),
}

type AnyVisit = SignedInVisit | ClientVisit | DeskVisit

/** Which files the action takes, for somebody who may do it now. */
async function admitForm(kernel: Kernel, visit: AnyVisit): Promise<FormRule | undefined> {
  const { allowed } = await findAction(kernel, visit)
  return allowed.action.files && { files: allowed.action.files }
}

async function act(kernel: Kernel, visit: AnyVisit): Promise<Response> {
  const { composed, name, allowed } = await findAction(kernel, visit)
  const { values, files, problems: unread } = await readReceived(visit.request, allowed.action.files)
  const input = z.safeParse(allowed.action.input, values)
  if (kernel.coreParts.has(composed.id))
    return answerCore(kernel, visit, { composed, name, input: input.success ? input.data : refuseForm() })
  const untrue = input.success ? [] : toFieldProblems(toViewTools(kernel, visit, { composed }).t, input.error)
  const problems = [...untrue, ...unread]
  if (problems.length > 0) return answerAttempt(kernel, visit, { composed, attempt: { action: name, values, problems } })
  return answerPlugin(kernel, visit, { composed, name, allowed, values, files, input: input.data })
}

/** An action of a plugin's part: done, refused with the form shown again, or shown a step further. */
async function answerPlugin(
  kernel: Kernel,
  visit: AnyVisit,
  work: ActionWork & { readonly values: Readonly<Record<string, string>> },
): Promise<Response> {
  const { composed, name, values } = work
  const run = () => ('desk' in visit && hasPorts(composed) ? actWithPorts(kernel, visit, work) : runAction(kernel, visit, work))
  const result = await orNotThere(kernel, visit, { composed, run })
  if (result && 'show' in result) return answerShown(kernel, visit, { composed, name, data: result.show, status: 200 })
  if (result && 'problems' in result) return answerAttempt(kernel, visit, { composed, attempt: { action: name, values, ...result } })
  return answerDone(kernel, visit, { composed, name, result })
}

/** What an action can't find is not there, as on a page: nothing was done, and the access log says so. */
async function orNotThere<Result>(
  kernel: Kernel,
  visit: AnyVisit,
  { composed, run }: { readonly composed: ComposedPart; readonly run: () => Promise<Result> },
): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof NotThere)) throw error
    await noteRefusal(kernel, visit, { reason: 'not-there', part: composed.id })
    throw new HttpProblem('not-found')
  }
}

/** What is wrong with a form in the words of its plugin; 400 where it has none, because then no form of the page was sent. */
function toFieldProblems(t: Translate, { issues }: z.ZodError): readonly FieldProblem[] {
  return issues.map(({ message, path }) => (t(message) === message ? refuseForm() : { field: String(path[0] ?? ''), message }))
}

function refuseForm(): never {
  throw new HttpProblem('bad-request')
}

/** An action of core may show the next step of its page, or the page once more as it was filled in. */
async function answerCore(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit,
  work: { readonly composed: ComposedPart; readonly name: string; readonly input: unknown },
): Promise<Response> {
  const { composed, name } = work
  const result = await actCore(kernel, visit, work)
  if (result && 'again' in result) return answerShown(kernel, visit, { composed, name, data: result.again, status: 422 })
  if (result && 'show' in result) return answerShown(kernel, visit, { composed, name, data: result.show, status: 200 })
  const next = result?.part === undefined ? composed : (kernel.composition.parts.get(`core.${result.part}`) ?? composed)
  return answerDone(kernel, visit, { composed, next, name, result })
}

/** The action named in the path, when this viewer may do it now; anything else is the one 404. */
async function findAction(
  kernel: Kernel,
  visit: AnyVisit,
): Promise<{ readonly composed: ComposedPart; readonly name: string; readonly allowed: AllowedAction }> {
  const composed = await findReadablePart(kernel, visit)
  const name = visit.params['action'] ?? ''
  const action = composed.actionRights.has(name) ? composed.part.actions[name] : undefined
  const right = composed.actionRights.get(name)
  if (action && mayUse(kernel, visit, right)) return { composed, name, allowed: { action, right } }
  await noteRefusal(kernel, visit, { reason: 'no-right', part: composed.id })
  throw new HttpProblem('not-found')
}
