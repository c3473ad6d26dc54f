import type { AuthenticatorPorts } from '@voordeur/core'
import type { SessionCookie } from './sessions/session-cookie.ts'
import type { Sessions } from './sessions/sessions.ts'
import type { OpenSignInMethod, SignInMethod } from './sign-in-method.ts'

/** A configured method together with its open half. */
export interface DoorMethod extends OpenSignInMethod, Pick<SignInMethod, 'id' | 'maxAssurance'> {}

/** What the pages of signing in and out work with. */
export interface Door {
  readonly ports: AuthenticatorPorts
  readonly sessions: Sessions
  readonly cookie: SessionCookie
  readonly methods: readonly DoorMethod[]
  /** Removes what has had its time, at most once in ten minutes of the portal's clock. */
  readonly sweepWhenDue: () => Promise<void>
}
