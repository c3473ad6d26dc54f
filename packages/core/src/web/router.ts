import { H3, type H3Event } from 'h3'
import { answerProblem } from './problem-page.tsx'
import { BodyAlreadyRead } from './body-already-read.ts'
import { requireDesk } from './desk/require-desk.ts'
import { awaitForm } from './await-form.ts'
import { identify, requireClient, requireVisitor, TermsNeeded } from './guard.ts'
import { HttpProblem } from './http-problem.ts'
import type { Kernel } from './kernel.ts'
import { requirePreview } from './require-preview.ts'
import type { Route } from './route.ts'
import { isSameOrigin } from './same-origin.ts'
import { withSecurityHeaders } from './security-headers.ts'
import { timeRequest } from './time-request.ts'
import { readVisit, type Visit } from './visit.ts'

// What has no route has one name, whatever was asked.
const UNROUTED = '(none)'

/** Answers requests by route: every route goes through the guard that its `access` names, and nothing else is reachable. */
export function createRouter(kernel: Kernel, routes: readonly Route[]): (request: Request) => Promise<Response> {
  const app = new H3({ silent: true, onError: (_error, event) => answerUnrouted(kernel, event, 'bad-request') })
  for (const route of routes) {
    const path = `${kernel.basePath}${route.path}`
    const respond = (event: H3Event) => timeRequest(kernel, { request: event.req, route: route.path }, () => answer(kernel, route, event))
    app.on(route.method, path, respond)
    if (route.method === 'GET') app.on('HEAD', path, async (event) => withoutBody(await respond(event)))
  }
  app.all('/**', (event) => answerUnrouted(kernel, event, 'not-found'))
  return async (request) => withSecurityHeaders(await app.fetch(request), kernel.production)
}

/** What a GET would answer, without its body (RFC 9110, 9.3.2); a read all the same. */
function withoutBody({ status, headers }: Response): Response {
  return new Response(null, { status, headers })
}

async function answer(kernel: Kernel, route: Route, event: H3Event): Promise<Response> {
  let visit: Visit | undefined
  const read = () => readVisit(toIncoming(kernel, event))
  let release = () => {}
  try {
    refusePrefetch(event.req.headers)
    if (isForged(kernel, route, event.req.headers)) throw new HttpProblem('forbidden')
    if (route.method === 'POST') {
      if (event.req.bodyUsed) throw new BodyAlreadyRead()
      release = await awaitForm(kernel, route, {
        request: event.req,
        identify: async () => (visit = await identify(kernel, (visit = read()), route)),
      })
    }
    visit = read()
    if (route.bare !== true) await kernel.banner.refresh(visit.now)
    return await handle(kernel, route, (visit = await identify(kernel, visit, route)))
  } catch (error) {
    return answerProblem(kernel, { error, visit, request: event.req, route: route.path })
  } finally {
    release()
  }
}

/** A post changes something: it must come from the portal's own pages, unless its route says why not. */
function isForged({ origin }: Kernel, route: Route, headers: Headers): boolean {
  const isOpen = 'fromElsewhere' in route && route.fromElsewhere !== undefined
  return route.method === 'POST' && !isOpen && !isSameOrigin(headers, origin)
}

async function handle(kernel: Kernel, route: Route, visit: Visit): Promise<Response> {
  if (route.access === 'session') return route.handle(kernel, requireVisitor(visit))
  if (route.access === 'client') return route.handle(kernel, await requireClient(kernel, requireVisitor(visit)))
  if (route.access === 'desk') return route.handle(kernel, await requireDesk(kernel, requireVisitor(visit)))
  if (route.access === 'preview')
    return route.handle(kernel, await requirePreview(kernel, await requireClient(kernel, requireVisitor(visit))))
  return route.handle(kernel, visit)
}

function toIncoming(kernel: Kernel, event: H3Event) {
  return { request: event.req, url: event.url, params: event.context.params, network: kernel.findNetwork(event.req), now: kernel.now() }
}

/** A read is logged, so a page nobody looks at yet is not made. */
function refusePrefetch(headers: Headers): void {
  if (/prefetch|prerender/.test(headers.get('sec-purpose') ?? '')) throw new HttpProblem('unavailable')
}

/** Whoever is signed in gets the page in their own frame; the answer is the same for everybody, but for who has to agree to the terms first. */
function answerUnrouted(kernel: Kernel, event: H3Event, reason: 'bad-request' | 'not-found'): Promise<Response> {
  return timeRequest(kernel, { request: event.req, route: UNROUTED }, () => answerNothing(kernel, event, reason))
}

async function answerNothing(kernel: Kernel, event: H3Event, reason: 'bad-request' | 'not-found'): Promise<Response> {
  let visit: Visit | undefined
  let error: Error = new HttpProblem(reason)
  try {
    visit = readVisit(toIncoming(kernel, event))
    visit = await identify(kernel, visit)
  } catch (thrown) {
    // An address that can't be read, or a database that is away: there is no page here all the same.
    if (thrown instanceof TermsNeeded) error = thrown
  }
  return answerProblem(kernel, { error, visit, request: event.req, route: UNROUTED })
}
