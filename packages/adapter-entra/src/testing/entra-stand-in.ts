import { generateKeyPairSync, randomBytes, X509Certificate, type JsonWebKey } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerSignInPage, type SignInPages } from './stand-in-pages.ts'
import { createStandInProvider } from './stand-in-provider.ts'

/** Somebody the tenant knows. */
export interface StandInUser {
  /** The object id, a UUID. */
  readonly oid: string
  readonly name: string
  readonly email: string
  /** App roles of who works here. */
  readonly roles?: readonly string[] | undefined
  /** Authentication contexts that Conditional Access grants this person. */
  readonly acrs?: readonly string[] | undefined
}

/** A portal as the tenant knows it: its app registration. */
export interface StandInRegistration {
  readonly clientId: string
  /** Its certificate as PEM text; or a secret. */
  readonly certificate?: string | undefined
  readonly secret?: string | undefined
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris?: readonly string[] | undefined
}

/** A tenant to play. */
export interface EntraStandInOptions {
  readonly tenantId: string
  readonly users: readonly StandInUser[]
  readonly registrations: readonly StandInRegistration[]
  /** On 127.0.0.1; a free one when left out. */
  readonly port?: number | undefined
  /** Whether who signs in is asked for a code, which the page shows itself. Default true, as the manual of Lunet has it. */
  readonly asksCode?: boolean | undefined
  /** What else the server answers, before it looks itself: another stand-in of the same tenant. */
  readonly beside?: ((request: IncomingMessage, response: ServerResponse) => Promise<boolean>) | undefined
}

/** What a test may have go wrong: an answer with this status, or none at all. */
export type StandInTrouble = 'hang' | number

/** An OpenID provider on this machine with the addresses and the claims of a Microsoft Entra tenant (v2.0). */
export interface EntraStandIn {
  /** What the option `authority` of `entra` is, here. */
  readonly authority: string
  readonly issuer: string
  /** Takes a person in, or changes who has this object id. */
  readonly addUser: (user: StandInUser) => void
  /** The key of the tenant's tokens, with its private half: for who tries to forge one. */
  readonly signingKey: JsonWebKey
  /** From now on every ID token is what this makes of it; without it they are as they should be. */
  readonly tamper: (change?: (idToken: string) => Promise<string>) => void
  /** From now on one of its endpoints does not do what it should; without a trouble it does. */
  readonly disturb: (endpoint: 'metadata' | 'keys' | 'token', trouble?: StandInTrouble) => void
  /** What was asked, by path. */
  readonly asked: readonly string[]
  readonly close: () => Promise<void>
}

const ENDPOINTS = {
  metadata: '/.well-known/openid-configuration',
  keys: '/discovery/v2.0/keys',
  token: '/oauth2/v2.0/token',
} as const

/** Opens the stand-in. Everything a person sees of it, its code and its choice of accounts, is invented; production refuses its address. */
export async function createEntraStandIn(options: EntraStandInOptions): Promise<EntraStandIn> {
  const { tenantId, registrations, asksCode = true, beside, port = 0 } = options
  const users = new Map(options.users.map((user) => [user.oid, user]))
  const signingKey = createSigningKey()
  const troubles = new Map<string, StandInTrouble>()
  const asked: string[] = []
  let change: ((idToken: string) => Promise<string>) | undefined
  let answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> = async () => {}
  const server = createServer((request, response) => void answer(request, response))
  const authority = await listen(server, port)
  const mount = `/${tenantId}`
  const issuer = `${authority}${mount}/v2.0`
  const provider = createStandInProvider({
    issuer,
    mount,
    tenantId,
    signingKey,
    users,
    clients: registrations.map(toClient),
    onIdToken: async (idToken) => (change ? change(idToken) : idToken),
  })
  const pages: SignInPages = { provider, users, asksCode }
  const serve = provider.callback()
  answer = async (request, response) => {
    if (await beside?.(request, response)) return
    const path = toOwnPath(request.url ?? '', mount)
    const [name = ''] = (path ?? request.url ?? '').split('?')
    asked.push(name)
    const trouble = path === undefined ? 404 : troubles.get(name)
    if (trouble !== undefined) return disturbAnswer(response, trouble)
    if (name.startsWith('/login/')) return void answerSignInPage(pages, request, response)
    Object.assign(request, { originalUrl: `${mount}${path}`, url: path })
    serve(request, response)
  }
  return {
    authority,
    issuer,
    addUser: (user) => void users.set(user.oid, user),
    signingKey,
    tamper: (given) => {
      change = given
    },
    disturb: (endpoint, trouble) => {
      if (trouble === undefined) troubles.delete(ENDPOINTS[endpoint])
      else troubles.set(ENDPOINTS[endpoint], trouble)
    },
    asked,
    close: () => close(server),
  }
}

function disturbAnswer(response: ServerResponse, trouble: StandInTrouble): void {
  if (trouble !== 'hang') response.writeHead(trouble, { 'content-type': 'application/json' }).end('{}')
}

/** Entra's metadata stand below the issuer, everything else below the tenant. */
function toOwnPath(url: string, mount: string): string | undefined {
  if (!url.startsWith(`${mount}/`)) return undefined
  const path = url.slice(mount.length)
  return path === `/v2.0${ENDPOINTS.metadata}` ? ENDPOINTS.metadata : path
}

function toClient({ clientId, certificate, secret, redirectUris, postLogoutRedirectUris = [] }: StandInRegistration) {
  return {
    client_id: clientId,
    redirect_uris: redirectUris,
    post_logout_redirect_uris: postLogoutRedirectUris,
    grant_types: ['authorization_code'],
    response_types: ['code'],
    id_token_signed_response_alg: 'RS256',
    ...(certificate === undefined
      ? { client_secret: secret ?? randomBytes(32).toString('base64url'), token_endpoint_auth_method: 'client_secret_post' }
      : {
          token_endpoint_auth_method: 'private_key_jwt',
          token_endpoint_auth_signing_alg: 'PS256',
          jwks: { keys: [{ ...new X509Certificate(certificate).publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'PS256' }] },
        }),
  }
}

/** As Entra's: its keys do not say for which algorithm they are. */
function createSigningKey(): JsonWebKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), kid: randomBytes(20).toString('base64url'), use: 'sig' }
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (typeof address === 'object' && address !== null) resolve(`http://127.0.0.1:${address.port}`)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
