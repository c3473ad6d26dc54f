import type { Identified, MethodPorts, OpenRedirectMethod, RedirectReturn, RedirectStart, Refused } from '@voordeur/auth'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client'
import { z } from 'zod'
import { warnOfEnd } from '../certificate/warn-of-end.ts'
import type { EntraSignInSettings } from './entra-options.ts'
import { createEntraProvider, type EntraProvider } from './entra-provider.ts'
import { readIdToken, type TokenHolder } from './id-token.ts'
import { toInvalid, toRefusal } from './to-refusal.ts'

const Oid = z.string().trim().toLowerCase().pipe(z.guid())
const Kept = z.strictObject({ nonce: z.string(), verifier: z.string() })

interface Work {
  readonly settings: EntraSignInSettings
  readonly ports: MethodPorts
  readonly provider: EntraProvider
}

/** Code flow with PKCE, state and nonce (RFC 9700, 2.1.1), towards one tenant. */
export function openEntra(settings: EntraSignInSettings, ports: MethodPorts): OpenRedirectMethod {
  const work: Work = { settings, ports, provider: createEntraProvider(settings, ports) }
  if (settings.certificate) warnOfEnd(settings.certificate, 'signs people in', ports)
  return {
    issuer: work.provider.issuer,
    readSubject: (typed) => Oid.safeParse(typed).data,
    start: (start) => orRefused(work, () => lead(work, start)),
    finish: (back) => orRefused(work, () => finish(work, back)),
    endSession: async ({ back, ending }) => {
      try {
        return buildEndSessionUrl(await work.provider.read(), {
          post_logout_redirect_uri: back,
          ...(ending === undefined ? {} : { logout_hint: ending }),
        }).href
      } catch {
        return undefined
      }
    },
    sweep: async () => {},
  }
}

/** Whatever goes wrong lets nobody in. What an administrator has to mend is said in the portal's own log, without anything of the person. */
async function orRefused<T>({ ports, settings }: Work, run: () => Promise<T | Refused>): Promise<T | Refused> {
  try {
    return await run()
  } catch (error) {
    const refused = toRefusal(error)
    if (refused.reason === 'unavailable') {
      ports.log(
        `Signing in with the Microsoft tenant ${settings.tenantId} does not work now (${refused.cause}). docs/signing-in.md says what to look at.`,
      )
    }
    return refused
  }
}

async function lead({ settings, provider }: Work, { callback, state }: RedirectStart) {
  const configuration = await provider.read()
  const [nonce, verifier] = [randomNonce(), randomPKCECodeVerifier()]
  const { acrs, prompt } = settings
  const location = buildAuthorizationUrl(configuration, {
    redirect_uri: callback,
    response_mode: 'query',
    // Without `profile` a token has no `oid`. Nothing is asked of Graph, and no mail address.
    scope: 'openid profile',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    prompt,
    ...(acrs === undefined ? {} : { claims: JSON.stringify({ id_token: { acrs: { essential: true, value: acrs } } }) }),
  })
  return { outcome: 'leads', location: location.href, keep: JSON.stringify({ nonce, verifier }) } as const
}

async function finish(work: Work, { url, state, keep }: RedirectReturn): Promise<Identified | Refused> {
  const { nonce, verifier } = Kept.parse(JSON.parse(keep))
  const configuration = await work.provider.read()
  const holder = await readHolder(work, configuration, { url, state, nonce, verifier })
  return 'cause' in holder ? toInvalid(holder.cause) : identify(work, holder)
}

interface Answer extends z.infer<typeof Kept> {
  readonly url: URL
  readonly state: string
}

async function readHolder({ settings, provider }: Work, configuration: Configuration, { url, state, nonce, verifier }: Answer) {
  const tokens = await authorizationCodeGrant(configuration, url, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  return readIdToken(tokens.claims(), { ...settings, issuer: provider.issuer })
}

/** By the object id alone: an address may be given to somebody else, and whoever runs another tenant can claim any. */
async function identify({ ports, provider }: Work, { oid, isProven, loginHint }: TokenHolder): Promise<Identified | Refused> {
  const identity = await ports.identities.find({ issuer: provider.issuer, subject: oid })
  if (!identity) return toInvalid('unknown-identity')
  const { accountId, epoch } = identity
  return { outcome: 'identified', accountId, assurance: isProven ? 'idp-mfa' : 'idp-single', epoch, ending: loginHint }
}
