import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerGraph } from './answer-graph.ts'
import { answerRedeem } from './answer-redeem.ts'
import { giveToken, isOfClient } from './give-token.ts'
import type { GraphStandInOptions, GraphWorld } from './graph-world.ts'
import { createGuestBook } from './guest-book.ts'
import { peek, toRequest, writeAnswer } from './node-request.ts'

/** A request that came in, as a test looks at it. */
export interface GraphCall {
  readonly method: string
  readonly path: string
  /** Empty for a token: what proves the portal is looked at and not kept. */
  readonly body: string
}

/** Microsoft's token endpoint, the two calls of Graph that the portal makes, and the page where an invitation is accepted. */
export interface GraphStandIn extends Pick<GraphWorld, 'guests' | 'members' | 'permissions' | 'troubles'> {
  /** As the global `fetch`, whatever the host; nothing leaves this process. */
  readonly fetch: typeof globalThis.fetch
  /** Answers what is its own among the requests of a server on this machine; false for everything else, which can still be read. */
  readonly beside: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>
  readonly calls: readonly GraphCall[]
  /** Makes every token that was given worthless. */
  readonly endTokens: () => void
}

type Place = 'token' | 'redeem' | 'graph'

/** Plays the guests of a tenant; every request and every answer is held against the documented form. */
export function createGraphStandIn(options: GraphStandInOptions): GraphStandIn {
  const { now = () => new Date() } = options
  const calls: GraphCall[] = []
  const world: GraphWorld = {
    options,
    now,
    tokens: new Map(),
    guests: createGuestBook(now, options.guests),
    members: new Set(),
    permissions: new Set(['User.Invite.All', 'User.Read.All']),
    troubles: [],
  }
  const { guests, members, permissions, troubles } = world
  const answer = async (place: Place, request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url)
    const body = place === 'graph' ? await request.clone().text() : ''
    calls.push({ method: request.method, path: `${pathname}${search}`, body })
    if (place === 'token') return giveToken(world, request)
    return place === 'redeem' ? answerRedeem(world, request) : answerGraph(world, request)
  }
  return {
    guests,
    members,
    permissions,
    troubles,
    calls,
    endTokens: () => world.tokens.clear(),
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const place = toPlace(options, new URL(request.url).pathname)
      if (place === undefined) throw new TypeError('fetch failed')
      return Promise.race([answer(place, request), rejectWhenAborted(request.signal)])
    },
    beside: async (incoming, outgoing) => {
      const place = toPlace(options, (incoming.url ?? '').split('?')[0] ?? '')
      // Who signs in has the same token endpoint.
      if (place === undefined || (place === 'token' && !isOfClient(await peek(incoming)))) return false
      await writeAnswer(outgoing, await answer(place, toRequest(incoming)))
      return true
    },
  }
}

function toPlace({ tenantId }: GraphStandInOptions, path: string): Place | undefined {
  if (path === `/${tenantId}/oauth2/v2.0/token`) return 'token'
  if (path === '/redeem') return 'redeem'
  return path.startsWith('/v1.0/') ? 'graph' : undefined
}

function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const give = () => reject(new DOMException('The operation was aborted.', 'AbortError'))
    if (signal.aborted) give()
    signal.addEventListener('abort', give, { once: true })
  })
}
