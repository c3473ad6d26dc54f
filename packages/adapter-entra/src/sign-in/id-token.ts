import { z } from 'zod'

// What every v2.0 ID token of a tenant has (learn.microsoft.com/entra/identity-platform/id-token-claims-reference), and what may be asked of it.
const Claims = z.looseObject({
  iss: z.string(),
  aud: z.string(),
  tid: z.guid(),
  oid: z.guid(),
  ver: z.literal('2.0'),
  exp: z.number(),
  iat: z.number(),
  nbf: z.number(),
  acrs: z.array(z.string()).default([]),
  roles: z.array(z.string()).default([]),
  login_hint: z.string().max(1000).optional().catch(undefined),
})

/** Of whom a token must be, and for whom. */
export interface TokenExpected {
  readonly issuer: string
  readonly tenantId: string
  readonly clientId: string
  readonly acrs?: string | undefined
  readonly requiredRole?: string | undefined
}

/** Who somebody is at the tenant. */
export interface TokenHolder {
  /** The object id, in lower case: the only thing an account is found by. */
  readonly oid: string
  /** Whether Conditional Access says that a second factor was asked. */
  readonly isProven: boolean
  readonly loginHint: string | undefined
}

/**
 * Who a token is about, or why it is not taken. Signature, issuer, audience, nonce and times were checked by openid-client; that it is of this
 * tenant and of this kind no library checks.
 */
export function readIdToken(claims: unknown, expected: TokenExpected): TokenHolder | { readonly cause: string } {
  const parsed = Claims.safeParse(claims)
  if (!parsed.success) return { cause: `token-${String(parsed.error.issues[0]?.path[0] ?? 'form')}` }
  const { iss, aud, tid, oid, acrs, roles, login_hint: loginHint } = parsed.data
  if (iss !== expected.issuer) return { cause: 'token-iss' }
  if (aud.toLowerCase() !== expected.clientId) return { cause: 'token-aud' }
  if (tid.toLowerCase() !== expected.tenantId) return { cause: 'token-tid' }
  if (expected.requiredRole !== undefined && !roles.includes(expected.requiredRole)) return { cause: 'no-app-role' }
  return { oid: oid.toLowerCase(), isProven: expected.acrs !== undefined && acrs.includes(expected.acrs), loginHint }
}
