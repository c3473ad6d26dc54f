import { InvitationError } from '@voordeur/auth'
import {
  allowInsecureRequests,
  clientCredentialsGrant,
  ClientError,
  Configuration,
  customFetch,
  type CustomFetch,
  modifyAssertion,
  PrivateKeyJwt,
  ResponseBodyError,
} from 'openid-client'
import type { SigningCertificate } from '../certificate/read-certificate.ts'

/** What tokens are asked with. */
export interface TokenSourceOptions {
  /** The tenant at its authority, without a slash at the end: `https://login.microsoftonline.com/<tenant>`. */
  readonly tenant: string
  readonly clientId: string
  readonly certificate: SigningCertificate
  /** For whom a token is, such as `https://graph.microsoft.com/.default`. */
  readonly scope: string
  readonly now: () => Date
  readonly fetch: CustomFetch
}

/** Tokens with which the portal acts as itself. */
export interface TokenSource {
  /** A token that holds for minutes to come; asked for once for everybody who waits. Throws `InvitationError`. */
  readonly read: () => Promise<string>
  /** Forgets this token, when it was refused. */
  readonly drop: (token: string) => void
}

const MINUTE_MS = 60_000
/** A token is not used any more this long before it ends. */
const MARGIN_MS = 5 * MINUTE_MS
/** How long one assertion may be presented. */
const ASSERTION_SECONDS = 5 * 60

interface HeldToken {
  readonly token: string
  readonly until: number
}

/** Client credentials with a certificate (RFC 7523): tokens live in memory alone, and stand in no log. */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  let held: HeldToken | undefined
  let asked: Promise<HeldToken> | undefined
  const ask = async () => {
    asked ??= requestToken(options).finally(() => {
      asked = undefined
    })
    held = await asked
    return held.token
  }
  return {
    read: async () => (held !== undefined && held.until > options.now().getTime() ? held.token : ask()),
    drop: (token) => {
      if (held?.token === token) held = undefined
    },
  }
}

async function requestToken(options: TokenSourceOptions): Promise<HeldToken> {
  const at = options.now().getTime()
  try {
    const { access_token: token, expires_in: seconds = 0 } = await clientCredentialsGrant(await toConfiguration(options), {
      scope: options.scope,
    })
    return { token, until: at + seconds * 1000 - MARGIN_MS }
  } catch (error) {
    throw toProblem(error)
  }
}

async function toConfiguration({ tenant, clientId, certificate, now, fetch }: TokenSourceOptions): Promise<Configuration> {
  const endpoint = `${tenant}/oauth2/v2.0/token`
  const proof = PrivateKeyJwt(await certificate.key(), {
    [modifyAssertion]: (header, payload) => {
      // Entra knows the certificate by its thumbprint, and takes the token endpoint as the audience.
      header['x5t#S256'] = certificate.thumbprint
      const issued = Math.floor(now().getTime() / 1000)
      Object.assign(payload, { aud: endpoint, iat: issued, nbf: issued, exp: issued + ASSERTION_SECONDS })
    },
  })
  const configuration = new Configuration({ issuer: `${tenant}/v2.0`, token_endpoint: endpoint }, clientId, {}, proof)
  configuration[customFetch] = fetch
  // oxlint-disable-next-line typescript/no-deprecated -- only http on this machine, which the options and production see to
  if (endpoint.startsWith('http:')) allowInsecureRequests(configuration)
  return configuration
}

const AADSTS = /AADSTS\d{4,8}/u

/** What Microsoft refuses has a number that its documentation explains; the rest of its sentence is left unread. */
function toProblem(error: unknown): InvitationError {
  if (error instanceof ResponseBodyError && error.status < 500) {
    const number = AADSTS.exec(error.error_description ?? '')?.[0] ?? error.error
    return new InvitationError(
      'credentials',
      `Microsoft takes no sign-in of the portal itself (${number}). See whether the certificate of the app registration is this one and has not ended.`,
    )
  }
  if (error instanceof ClientError || error instanceof ResponseBodyError || error instanceof TypeError || isAborted(error))
    return new InvitationError('unreachable', 'Microsoft gave no token: it could not be reached, or did not answer in time.')
  throw error
}

const isAborted = (error: unknown): boolean => error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')
