import {
  allowInsecureRequests,
  ClientSecretPost,
  type ClientAuth,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  modifyAssertion,
  PrivateKeyJwt,
} from 'openid-client'
import type { MethodPorts } from '@voordeur/auth'
import { warnOfEnd } from '../certificate/warn-of-end.ts'
import type { EntraSignInSettings } from './entra-options.ts'

/** The tenant's OpenID provider. */
export interface EntraProvider {
  /** As it calls itself in tokens and in its metadata. */
  readonly issuer: string
  /** Its metadata and keys; throws when it can't be reached and was not heard of for a day. */
  readonly read: () => Promise<Configuration>
}

const HOUR_MS = 60 * 60 * 1000
/** How long its metadata is taken without asking again. The keys are the library's: five minutes, sooner for a key that is new. */
const FRESH_MS = HOUR_MS
const STALE_MS = 24 * HOUR_MS

/** The provider of one tenant: asked once for everybody who waits. With every new answer it is said when the certificate ends, if that is soon. */
export function createEntraProvider(settings: EntraSignInSettings, ports: Pick<MethodPorts, 'now' | 'log'>): EntraProvider {
  const { now } = ports
  const issuer = toIssuer(settings)
  let held: { readonly configuration: Configuration; readonly at: number } | undefined
  let asked: Promise<Configuration> | undefined
  const isWithin = (ms: number) => held !== undefined && now().getTime() - held.at < ms
  const ask = async () => {
    asked ??= discover(settings, issuer).finally(() => {
      asked = undefined
    })
    const configuration = await asked
    if (held && settings.certificate) warnOfEnd(settings.certificate, 'signs people in', ports)
    held = { configuration, at: now().getTime() }
    return configuration
  }
  return {
    issuer,
    read: async () => {
      if (held && isWithin(FRESH_MS)) return held.configuration
      try {
        return await ask()
      } catch (error) {
        if (held && isWithin(STALE_MS)) return held.configuration
        // What the library says of metadata would read as if the person at the door had done something.
        throw new TypeError('The metadata of the tenant could not be had.', { cause: error })
      }
    },
  }
}

/** The issuer of a tenant: with its id, never `common` or `organizations`, which answer for every tenant there is. */
export function toIssuer({ authority, tenantId }: Pick<EntraSignInSettings, 'authority' | 'tenantId'>): string {
  return `${authority}/${tenantId}/v2.0`
}

async function discover(settings: EntraSignInSettings, issuer: string): Promise<Configuration> {
  const { clientId, timeoutSeconds, authority, fetch } = settings
  const isInsecure = authority.startsWith('http:')
  const configuration = await discovery(
    new URL(issuer),
    clientId,
    // The only algorithm of Entra's ID tokens: what a token says of itself decides nothing.
    { id_token_signed_response_alg: 'RS256' },
    await toProof(settings),
    {
      // oxlint-disable-next-line typescript/no-deprecated -- only http on this machine, which the options and production see to
      execute: [enableNonRepudiationChecks, ...(isInsecure ? [allowInsecureRequests] : [])],
      timeout: timeoutSeconds,
      ...(fetch && { [customFetch]: (url, init) => fetch(url, init as RequestInit) }),
    },
  )
  refuseForeign(configuration, { issuer, authority })
  return configuration
}

/** The library does not compare the issuer of a Microsoft address; and a secret goes nowhere else than to who was asked. */
function refuseForeign(configuration: Configuration, { issuer, authority }: { readonly issuer: string; readonly authority: string }): void {
  const { issuer: said, authorization_endpoint, token_endpoint, jwks_uri, end_session_endpoint = issuer } = configuration.serverMetadata()
  const places = [authorization_endpoint, token_endpoint, jwks_uri, end_session_endpoint]
  if (said === issuer && places.every((place) => URL.parse(place ?? '')?.origin === authority)) return
  throw new TypeError('The metadata of the tenant name another issuer or another place.')
}

const ASSERTION_SECONDS = 2 * 60

async function toProof({ certificate, secret, authority, tenantId }: EntraSignInSettings): Promise<ClientAuth> {
  if (certificate === undefined) return ClientSecretPost(secret)
  return PrivateKeyJwt(await certificate.key(), {
    [modifyAssertion]: (header, payload) => {
      // Entra knows a certificate by its thumbprint, and takes its token endpoint as the audience.
      header['x5t#S256'] = certificate.thumbprint
      payload['aud'] = `${authority}/${tenantId}/oauth2/v2.0/token`
      payload['exp'] = Number(payload['iat']) + ASSERTION_SECONDS
    },
  })
}
