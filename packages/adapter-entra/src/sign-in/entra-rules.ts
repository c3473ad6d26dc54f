import type { Finding, SignInRule } from '@voordeur/core'
import type { EntraSignInSettings } from './entra-options.ts'
import { toIssuer } from './entra-provider.ts'

const asvs = (...ids: readonly string[]): string => ids.map((id) => `ASVS 5.0 ${id}`).join(', ')

/** What is weaker than it could be in how people sign in at a tenant. */
export function listEntraFindings(id: string, { secret, trustTenantPolicy }: EntraSignInSettings): readonly Finding[] {
  const findings: readonly (Finding | undefined)[] = [
    secret === undefined
      ? undefined
      : {
          id: `auth.${id}-secret`,
          level: 'warning',
          requirement: asvs('10.4.16'),
          message:
            'The portal proves itself at Microsoft with a secret, which whoever reads the configuration can use too. Give a certificate.',
        },
    trustTenantPolicy && {
      id: `auth.${id}-tenant-policy`,
      level: 'warning',
      requirement: asvs('6.3.3', '6.8.4'),
      message: `Nothing in a token proves that Microsoft asked a second factor, and the portal asks none: ${trustTenantPolicy.by} says that the tenant does (${trustTenantPolicy.reason}). With acrs it is proven.`,
    },
  ]
  return findings.filter((finding) => finding !== undefined)
}

/** What holds for who signs in at a tenant. */
export function listEntraRules(id: string, settings: EntraSignInSettings): readonly SignInRule[] {
  const rule = (name: string, says: string, given: { readonly value: string; readonly requirement: string }): SignInRule => ({
    id: `${id}-${name}`,
    topic: `Microsoft Entra (${id})`,
    says,
    ...given,
  })
  return [
    rule(
      'identity',
      'An account is found by the tenant and the object id of the person, never by an address, and linked only by an invitation or by staff.',
      {
        value: toIssuer(settings),
        requirement: asvs('6.8.1', '10.5.2'),
      },
    ),
    rule(
      'flow',
      'Signing in begins with a button of the portal: code flow with PKCE (S256), state and nonce, bound to one browser for ten minutes, once.',
      { value: 'code, PKCE, state, nonce', requirement: asvs('7.6.2', '10.1.2', '10.2.1', '10.5.1') },
    ),
    rule(
      'token',
      'A token is signed with RS256 by a key of this very tenant, for this very portal, now; its issuer, tenant and version are compared.',
      {
        value: 'signature, iss, aud, tid, ver, exp, nbf, nonce',
        requirement: asvs('6.8.2', '10.2.2', '10.5.3', '10.5.4'),
      },
    ),
    rule('proof', `The portal proves itself at Microsoft with a ${settings.secret === undefined ? 'certificate' : 'secret'}.`, {
      value: settings.secret === undefined ? 'private_key_jwt, PS256' : 'client_secret_post',
      requirement: asvs('10.4.16'),
    }),
    rule('assurance', toAssuranceSentence(settings), { value: toAssuranceValue(settings), requirement: asvs('6.3.3', '6.8.4') }),
    ...(settings.requiredRole === undefined
      ? []
      : [rule('role', 'Nobody comes in without this app role.', { value: settings.requiredRole, requirement: asvs('8.2.1') })]),
    rule('sign-out', "Signing out ends the portal's session first, then the one at Microsoft.", {
      value: 'both',
      requirement: asvs('7.4.1', '7.6.1'),
    }),
  ]
}

function toAssuranceSentence({ acrs, secondFactor, trustTenantPolicy }: EntraSignInSettings): string {
  if (secondFactor === 'microsoft') return `Nobody comes in without a second factor that Microsoft proves (acrs ${acrs ?? ''}).`
  const proof = acrs === undefined ? 'Microsoft proves no second factor' : `Microsoft proves a second factor by acrs ${acrs}`
  return trustTenantPolicy
    ? `${proof}; without proof the tenant is trusted to have asked one, and the session counts as one factor.`
    : `${proof}; without proof the portal asks its own.`
}

function toAssuranceValue({ acrs, secondFactor, trustTenantPolicy }: EntraSignInSettings): string {
  if (secondFactor === 'microsoft') return `acrs ${acrs ?? ''} required`
  return [acrs === undefined ? 'unproven' : `acrs ${acrs}`, trustTenantPolicy ? 'trusted' : 'portal'].join(', otherwise ')
}
