import type { AuthenticatorPorts } from '@voordeur/core'
import type { Kysely } from 'kysely'
import type { PortalCookie } from './cookie.ts'
import type { Credentials } from './credential/credentials.ts'
import type { DeviceCookie } from './device/device-cookie.ts'
import type { Devices } from './device/devices.ts'
import type { Apps } from './factor/apps.ts'
import type { Factors } from './factor/factors.ts'
import type { Country } from './factor/phone-number.ts'
import type { Phones } from './factor/phones.ts'
import type { FactorPorts } from './factor/second-factor.ts'
import type { SmsBudget } from './factor/sms-limits.ts'
import type { Flows } from './flow/flows.ts'
import type { Limits } from './limit/limits.ts'
import type { Identities } from './identity/identities.ts'
import type { DoorInvitations } from './invite/door-invitations.ts'
import type { Passwords } from './password/passwords.ts'
import type { SignInPolicy } from './policy/sign-in-policy.ts'
import type { Redirects } from './redirect/redirects.ts'
import type { Sessions } from './sessions/sessions.ts'
import type { OpenFormMethod, OpenRedirectMethod, RedirectMethod, SignInMethod } from './sign-in-method.ts'
import type { AuthTables } from './tables.ts'

/** A configured method with a form, together with its open half. */
export interface DoorForm extends OpenFormMethod, Pick<SignInMethod, 'id' | 'maxAssurance' | 'secondFactor'> {}

/** A configured method that leads to an identity provider, together with its open half. */
export interface DoorProvider extends OpenRedirectMethod, Pick<RedirectMethod, 'id' | 'maxAssurance' | 'secondFactor' | 'provider'> {}

/** A configured method together with its open half. */
export type DoorMethod = DoorForm | DoorProvider

/** Which phones may be used, and how many messages they get. */
export interface PhoneRules {
  readonly countries: readonly Country[]
  readonly budget: SmsBudget
}

/** What the pages of signing in, the profile and the desk work with. */
export interface Door {
  readonly ports: AuthenticatorPorts
  readonly factorPorts: FactorPorts
  readonly policy: SignInPolicy
  readonly database: () => Kysely<AuthTables>
  readonly sessions: Sessions
  /** The same sessions in a transaction. */
  readonly sessionsIn: (db: Kysely<unknown>) => Sessions
  readonly sessionCookie: PortalCookie
  readonly flowCookie: PortalCookie
  readonly deviceCookie: DeviceCookie
  readonly methods: readonly DoorMethod[]
  readonly passwords: Passwords | undefined
  readonly factors: Factors
  readonly flows: Flows
  readonly redirects: Redirects
  readonly identities: Identities
  /** How people are invited at an identity provider; undefined when no method does. */
  readonly invitations: DoorInvitations | undefined
  readonly devices: Devices
  readonly credentials: Credentials
  readonly phones: Phones
  readonly phoneRules: PhoneRules
  readonly apps: Apps
  readonly limits: Limits
  /** Removes what has had its time, at most once in ten minutes of the portal's clock. */
  readonly sweepWhenDue: () => Promise<void>
}
