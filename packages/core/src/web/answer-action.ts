import type { ComposedPart } from '../compose/composition.ts'
import type { Attempt } from '../define/attempt.ts'
import type { ActionResult } from '../define/part.ts'
import { readPartQuery } from './find-part.ts'
import type { Kernel } from './kernel.ts'
import { withQuery } from './links.ts'
import { listOpenPanels } from './list-open-panels.ts'
import { answerPart, showPart } from './open-part.ts'
import { toPartPage } from './part-page.tsx'
import { toHtmlResponse, toJsonResponse, toRedirect } from './responses.ts'
import { toViewTools } from './tools.ts'
import type { ClientVisit, DeskVisit, SignedInVisit } from './visit.ts'

type AnyVisit = SignedInVisit | ClientVisit | DeskVisit

/** The page once more, with what was typed and what is wrong with it. */
export async function answerAttempt(
  kernel: Kernel,
  visit: AnyVisit,
  { composed, attempt }: { readonly composed: ComposedPart; readonly attempt: Attempt },
): Promise<Response> {
  if (visit.wantsJson) return toJsonResponse({ part: composed.id, action: attempt.action, done: false, problems: attempt.problems }, 422)
  const again = { ...visit, query: readPartQuery(composed, visit.query) }
  return answerPart(kernel, again, { composed, ...(await showPart(kernel, again, composed)), attempt })
}

/** The page with other data than it loads: the next step of a form, or the form once more as a page of core filled it in. */
export async function answerShown(
  kernel: Kernel,
  visit: AnyVisit,
  shown: { readonly composed: ComposedPart; readonly name: string; readonly data: unknown; readonly status: 200 | 422 },
): Promise<Response> {
  const { composed, name, data, status } = shown
  if (visit.wantsJson) return toJsonResponse({ part: composed.id, action: name, done: false, data }, status)
  const panels = 'client' in visit ? await listOpenPanels(kernel, visit) : []
  return toHtmlResponse(toPartPage(kernel, visit, { composed, loaded: { data }, panels }), status)
}

/** Back to the part, or on to another one, with a message that is shown once. */
export function answerDone(
  kernel: Kernel,
  visit: AnyVisit,
  done: {
    readonly composed: ComposedPart
    readonly name: string
    readonly result: ActionResult | undefined
    readonly next?: ComposedPart
  },
): Response {
  const { composed, name, next = composed } = done
  if (visit.wantsJson) return toJsonResponse({ part: composed.id, action: name, done: true })
  const { message, query } = done.result ?? {}
  return toRedirect(
    withQuery(toViewTools(kernel, visit, { composed: next }).link(), { ...query, ...(message === undefined ? {} : { done: message }) }),
  )
}
