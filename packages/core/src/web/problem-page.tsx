import type { MessageKind } from '../ui/pages/message-page.tsx'
import { MessagePage } from '../ui/pages/message-page.tsx'
import { isMadeUp } from '../records/record-read-error.ts'
import { isUnavailable } from '../store/store-error.ts'
import { SignInNeeded, StepUpNeeded, TermsNeeded } from './guard.ts'
import { HttpProblem, type ProblemReason } from './http-problem.ts'
import type { Kernel } from './kernel.ts'
import { withQuery } from './links.ts'
import { toHtmlResponse, toJsonResponse, toRedirect } from './responses.ts'
import { TERMS_PATH } from './statements/statement-paths.ts'
import { toFrame } from './to-frame.ts'
import { toTraceId } from './trace.ts'
import type { Visit } from './visit.ts'

/** A request that ended without its page. */
export interface FailedRequest {
  readonly error: unknown
  readonly visit: Visit | undefined
  readonly request: Request
  /** The route's pattern, never the path: a path may hold what a person typed. */
  readonly route: string
}

const KINDS: Readonly<Record<ProblemReason, MessageKind>> = {
  'not-found': 'notFound',
  'bad-request': 'refused',
  forbidden: 'refused',
  'too-large': 'tooLarge',
  unsupported: 'refused',
  unavailable: 'unavailable',
  failed: 'failed',
}

/** The answer to a request that ended without its page: a kind sentence, a status, and no detail of what went wrong. */
export function answerProblem(kernel: Kernel, failed: FailedRequest): Response {
  if (failed.error instanceof SignInNeeded) return askToSignIn(kernel, failed)
  if (failed.error instanceof TermsNeeded) return askToAgree(kernel, failed)
  if (failed.error instanceof StepUpNeeded) return askToStepUp(kernel, failed, failed.error)
  const problem = toProblem(failed.error)
  const traceId = failed.visit?.traceId ?? toTraceId(failed.request.headers)
  if (problem.status >= 500 && !(failed.error instanceof HttpProblem))
    kernel.log.failure({ traceId, route: failed.route, error: failed.error })
  const response = toResponse(kernel, failed, { problem, reference: problem.status >= 500 ? traceId.slice(0, 8) : undefined })
  if (problem.reason === 'unavailable') response.headers.set('retry-after', '5')
  return response
}

function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  if (isMadeUp(error)) return new HttpProblem('bad-request')
  if (isUnavailable(error)) return new HttpProblem('unavailable')
  return new HttpProblem('failed')
}

function toResponse(
  kernel: Kernel,
  failed: FailedRequest,
  answer: { readonly problem: HttpProblem; readonly reference: string | undefined },
): Response {
  const { problem, reference } = answer
  if (failed.visit?.wantsJson)
    return toJsonResponse({ error: problem.reason, ...(reference === undefined ? {} : { reference }) }, problem.status)
  const visit = failed.visit ?? toBareVisit(kernel, failed.request)
  return toHtmlResponse(
    <MessagePage frame={toFrame(kernel, visit)} kind={toKind(problem.reason, failed.request.method)} reference={reference} />,
    problem.status,
  )
}

/** An address that can't be read is no page; a form that can't be taken was not sent. */
function toKind(reason: ProblemReason, method: string): MessageKind {
  return reason === 'bad-request' && method !== 'POST' ? 'notFound' : KINDS[reason]
}

function askToSignIn(kernel: Kernel, failed: FailedRequest): Response {
  if (failed.visit?.wantsJson) return toJsonResponse({ error: 'sign-in-needed' }, 401)
  return toRedirect(withQuery(`${kernel.basePath}${kernel.authenticator.signInPath}`, toNext(kernel, failed)))
}

/** The page to come back to; what was posted is not posted again. */
function toNext({ basePath }: Kernel, { visit, request }: FailedRequest): { readonly next: string } | undefined {
  const path = visit?.url.pathname ?? '/'
  return request.method === 'GET' && path !== `${basePath}/` ? { next: path + (visit?.url.search ?? '') } : undefined
}

function askToAgree(kernel: Kernel, failed: FailedRequest): Response {
  if (failed.visit?.wantsJson) return toJsonResponse({ error: 'terms-needed' }, 403)
  return toRedirect(withQuery(`${kernel.basePath}${TERMS_PATH}`, toNext(kernel, failed)))
}

function askToStepUp(kernel: Kernel, failed: FailedRequest, { next }: StepUpNeeded): Response {
  const { stepUpPath } = kernel.authenticator
  if (stepUpPath === undefined) return answerProblem(kernel, { ...failed, error: new HttpProblem('forbidden') })
  if (failed.visit?.wantsJson) return toJsonResponse({ error: 'step-up-needed' }, 403)
  return toRedirect(withQuery(`${kernel.basePath}${stepUpPath}`, { next }))
}

function toBareVisit(kernel: Kernel, request: Request): Visit {
  return {
    request,
    // Not the request's own: with a `Host` that is none it can't be read at all.
    url: new URL('/', kernel.origin),
    params: {},
    query: {},
    traceId: toTraceId(request.headers),
    network: undefined,
    now: kernel.now(),
    wantsJson: false,
    visitor: undefined,
  }
}
