// oxlint-disable-next-line typescript/triple-slash-reference -- it brings no declarations, and who builds this from its source has to find these
/// <reference path="./oidc-provider.d.ts" />
import { randomBytes, type JsonWebKey } from 'node:crypto'
import { interactionPolicy, Provider, type OidcContext } from 'oidc-provider'
import type { StandInUser } from './entra-stand-in.ts'
import { drawPage } from './draw-page.ts'

/** What the provider of a stand-in is made of. */
export interface StandInProviderInput {
  readonly issuer: string
  readonly mount: string
  readonly tenantId: string
  readonly signingKey: JsonWebKey
  readonly users: ReadonlyMap<string, StandInUser>
  readonly clients: readonly object[]
  /** Sees every ID token before it leaves. */
  readonly onIdToken: (idToken: string) => Promise<string>
}

const ROUTES = {
  authorization: '/oauth2/v2.0/authorize',
  token: '/oauth2/v2.0/token',
  jwks: '/discovery/v2.0/keys',
  end_session: '/oauth2/v2.0/logout',
  userinfo: '/oidc/userinfo',
}

// The claims of a v2.0 ID token: learn.microsoft.com/entra/identity-platform/id-token-claims-reference.
const CLAIMS = {
  openid: ['sub', 'oid', 'tid', 'ver', 'nbf', 'roles', 'acrs', 'login_hint'],
  profile: ['name', 'preferred_username'],
}

/** oidc-provider with the addresses and claims of Entra. */
export function createStandInProvider(input: StandInProviderInput): Provider {
  const { issuer, mount, signingKey, clients } = input
  const policy = interactionPolicy.base()
  // Entra's page to choose an account; there is no page that asks for consent: an administrator gave it for everybody.
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0)
  const provider = new Provider(issuer, {
    clients,
    jwks: { keys: [signingKey] },
    routes: ROUTES,
    claims: CLAIMS,
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    subjectTypes: ['public'],
    scopes: ['openid', 'profile'],
    clientAuthMethods: ['private_key_jwt', 'client_secret_post'],
    pkce: { required: () => true },
    // Entra's codes live for about ten minutes, its ID tokens for an hour.
    ttl: { AuthorizationCode: 600, IdToken: 3600, AccessToken: 3600, Session: 8 * 3600, Interaction: 3600, Grant: 8 * 3600 },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: askLogout, postLogoutSuccessSource: sayLoggedOut },
    },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: 'standin_session', interaction: 'standin_login', resume: 'standin_resume' },
      // Several stand-ins on one machine share its cookies, whatever their ports.
      long: { path: mount, signed: true, httpOnly: true, sameSite: 'lax' },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    interactions: { policy, url: (_context: unknown, { uid }: { readonly uid: string }) => `${mount}/login/${uid}` },
    findAccount: (_context: unknown, oid: string) => findAccount(input, oid),
    loadExistingGrant: (context: OidcContext) => giveGrant(context),
    renderError: async (context: OidcContext, out: { readonly error?: string; readonly error_description?: string }) => {
      context.type = 'html'
      context.body = drawPage('Er gaat iets mis', `<p>${[out.error, out.error_description].join(': ').replaceAll(/[<>&"']/gu, '')}</p>`)
    },
  })
  provider.use(async (context, next) => {
    await next()
    if (context.oidc?.route === 'token' && hasIdToken(context.body)) {
      context.body = { ...context.body, id_token: await input.onIdToken(context.body.id_token) }
    }
  })
  return provider
}

function hasIdToken(body: unknown): body is { readonly id_token: string } {
  return typeof body === 'object' && body !== null && 'id_token' in body && typeof body.id_token === 'string'
}

function findAccount({ users, tenantId }: StandInProviderInput, oid: string) {
  const user = users.get(oid)
  if (!user) return undefined
  const { name, email, roles, acrs } = user
  return {
    accountId: oid,
    claims: () => ({
      // In Entra it is another one for every app, made of both.
      sub: Buffer.from(oid).toString('base64url'),
      oid,
      tid: tenantId,
      ver: '2.0',
      nbf: Math.floor(Date.now() / 1000) - 5,
      name,
      preferred_username: email,
      login_hint: `O.${Buffer.from(oid).toString('base64url')}`,
      ...(roles && { roles }),
      ...(acrs && { acrs }),
    }),
  }
}

async function giveGrant({ oidc }: OidcContext) {
  const accountId = oidc?.session?.accountId
  const clientId = oidc?.client?.clientId
  if (!oidc || accountId === undefined || clientId === undefined) return undefined
  const grant = new oidc.provider.Grant({ accountId, clientId })
  grant.addOIDCScope('openid profile')
  grant.addOIDCClaims(['acrs'])
  await grant.save()
  return grant
}

async function askLogout(context: OidcContext, form: string): Promise<void> {
  context.type = 'html'
  context.body = drawPage(
    'Afmelden',
    `<p>Wilt u zich afmelden?</p>${form}<button form="op.logoutForm" name="logout" value="yes">Afmelden</button>`,
  )
}

async function sayLoggedOut(context: OidcContext): Promise<void> {
  context.type = 'html'
  context.body = drawPage('Afgemeld', '<p>U bent afgemeld.</p>')
}
