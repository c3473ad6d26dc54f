import type { Migration } from 'kysely/migration'
import { flows } from './flows.ts'
import { identityMethod } from './identity-method.ts'
import { invitations } from './invitations.ts'
import { providers } from './providers.ts'
import { signIn } from './sign-in.ts'

/** The tables of signing in, all of the package's own, whichever methods are configured: adding a method later changes no order. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_sign_in': signIn,
  '0002_flows': flows,
  '0003_providers': providers,
  '0004_invitations': invitations,
  '0005_identity_method': identityMethod,
}
