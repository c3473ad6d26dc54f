import { InvitationError } from '@voordeur/auth'
import type { z } from 'zod'
import { toGraphError, type GraphQuestion } from './graph-problem.ts'
import { InvitationAnswer, InvitationRequest, USER_FIELDS, UserAnswer } from './graph-json.ts'
import type { TokenSource } from './token-source.ts'

/** What Graph is called with. */
export interface GraphClientOptions {
  /** `https://graph.microsoft.com` */
  readonly graph: string
  readonly tokens: TokenSource
  readonly now: () => Date
  readonly fetch: typeof globalThis.fetch
  /** How long one call may take. */
  readonly timeoutMs: number
}

/** The two calls of Microsoft Graph that the portal makes. Each throws `InvitationError`. */
export interface GraphClient {
  readonly invite: (request: InvitationRequest, signal: AbortSignal) => Promise<InvitationAnswer>
  /** Undefined when the tenant has no such user. */
  readonly findUser: (id: string, signal: AbortSignal) => Promise<z.infer<typeof UserAnswer> | undefined>
}

/** Calls Microsoft Graph v1.0; follows no redirect, for the token would go along. */
export function createGraphClient(options: GraphClientOptions): GraphClient {
  return {
    invite: async (request, signal) => {
      const body = JSON.stringify(InvitationRequest.parse(request))
      const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } }
      const response = await call(options, '/v1.0/invitations', { ...init, signal })
      if (response.status !== 201) throw await toGraphError(response, 'invite', options.now())
      return read(response, InvitationAnswer)
    },
    findUser: async (id, signal) => {
      const response = await call(options, `/v1.0/users/${encodeURIComponent(id)}?$select=${USER_FIELDS}`, { signal })
      if (response.status === 404) return undefined
      if (response.status !== 200) throw await toGraphError(response, 'state' satisfies GraphQuestion, options.now())
      return read(response, UserAnswer)
    },
  }
}

interface Call extends Pick<RequestInit, 'method' | 'body'> {
  readonly headers?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/** A token that is refused is asked for anew, once. */
async function call(options: GraphClientOptions, path: string, asked: Call): Promise<Response> {
  const token = await options.tokens.read()
  const first = await send(options, path, { ...asked, token })
  if (first.status !== 401) return first
  options.tokens.drop(token)
  return send(options, path, { ...asked, token: await options.tokens.read() })
}

async function send(
  { graph, fetch, timeoutMs }: GraphClientOptions,
  path: string,
  { token, headers, signal, ...init }: Call & { readonly token: string },
): Promise<Response> {
  try {
    return await fetch(`${graph}${path}`, {
      ...init,
      headers: { accept: 'application/json', ...headers, authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
  } catch {
    throw new InvitationError('unreachable', 'Microsoft Graph could not be reached, or did not answer in time.')
  }
}

async function read<Schema extends z.ZodType>(response: Response, schema: Schema): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await response.json().catch(() => undefined))
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map(({ path }) => path.join('.') || 'the whole').join(', ')
  throw new InvitationError('answer', `Microsoft Graph gave an answer of another form than is documented (${places}).`)
}
