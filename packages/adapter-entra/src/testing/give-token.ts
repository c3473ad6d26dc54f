import { randomBytes, randomUUID } from 'node:crypto'
import { checkClientAssertion } from './check-client-assertion.ts'
import { TokenGiven, TokenRefused } from './graph-answers.ts'
import type { GraphWorld } from './graph-world.ts'

const TOKEN_SECONDS = 3599
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** Whether this form asks for a token of the app itself, and not of who signs in. */
export function isOfClient(form: string): boolean {
  return new URLSearchParams(form).get('grant_type') === 'client_credentials'
}

/** Answers a request for a token of the app itself (client credentials with a certificate). */
export async function giveToken(world: GraphWorld, request: Request): Promise<Response> {
  const { options, tokens, now } = world
  const form = new URLSearchParams(await request.text())
  const { origin, pathname } = new URL(request.url)
  const right = { grant_type: 'client_credentials', scope: `${origin}/.default`, client_assertion_type: ASSERTION_TYPE }
  if (Object.entries(right).some(([name, value]) => form.get(name) !== value)) return refuseToken(world, 'invalid_request', 900_144)
  const { clientId, certificates } = options
  const app = { clientId, certificates, now, endpoint: `${origin}${pathname}` }
  const fault = await checkClientAssertion(form.get('client_assertion') ?? '', app)
  if (fault !== undefined) return refuseToken(world, fault === 700016 ? 'unauthorized_client' : 'invalid_client', fault)
  // Microsoft's are signed and say for whom they are; nobody but Graph may read them, so these are plain random.
  const token = randomBytes(32).toString('base64url')
  tokens.set(token, now().getTime() + TOKEN_SECONDS * 1000)
  const seconds = { expires_in: TOKEN_SECONDS, ext_expires_in: TOKEN_SECONDS }
  return Response.json(TokenGiven.parse({ token_type: 'Bearer', ...seconds, access_token: token }))
}

function refuseToken({ now }: GraphWorld, error: string, number: number): Response {
  const ids = { trace_id: randomUUID(), correlation_id: randomUUID() }
  const said = { error, error_description: `AADSTS${number}: refused by the stand-in.`, error_codes: [number] }
  return Response.json(TokenRefused.parse({ ...said, timestamp: now().toISOString(), ...ids }), { status: 401 })
}
