import type { Locale, Translate } from '@voordeur/core'
import { Notice } from '@voordeur/core/ui'
import { DeviceCard, type DeviceItem } from './device-card.tsx'
import { FactorCard } from './factor-card.tsx'
import { SessionCard, type SessionItem } from './session-card.tsx'
import { SignInCard } from './sign-in-card.tsx'

/** What was just done on the tab of the profile; `confirmed` is a code that was asked before it. */
export type SecurityDone =
  | 'confirmed'
  | 'password'
  | 'username'
  | 'phone'
  | 'email'
  | 'app'
  | 'app-removed'
  | 'device'
  | 'session'
  | 'others'

/**
 * What the tab of the profile on signing in shows; instants are ISO 8601. It posts `do`: `end-device` and `end-session`
 * (with `id`), `end-others`.
 */
export interface SecurityPageProps {
  readonly t: Translate
  readonly locale: Locale
  readonly now: Date
  /** Where the forms post to. */
  readonly action: string
  readonly done?: SecurityDone | undefined
  /** The identity providers at which the person is linked, by their names. */
  readonly providers?: readonly string[] | undefined
  readonly userName?: string | undefined
  readonly password?: { readonly changedAt?: string | undefined; readonly href: string } | undefined
  readonly email: { readonly address: string; readonly href: string }
  /** The number with all but its end hidden, when one is known; absent where no code is sent to a phone. */
  readonly phone?: { readonly number?: string | undefined; readonly href: string } | undefined
  /** Absent where apps are not taken; `remove` is posted to its action. */
  readonly app?: { readonly isSet: boolean; readonly mayRemove: boolean; readonly href: string; readonly action: string } | undefined
  /** Absent where devices are not remembered. */
  readonly devices?: readonly DeviceItem[] | undefined
  readonly sessions: readonly SessionItem[]
}

/** How a person signs in, with what, and where: everything in one place, each with the way to change it. */
export function SecurityPage(props: SecurityPageProps) {
  const { t, done } = props
  return (
    <>
      {done && <Notice kind="success">{t(`security.done.${done}`)}</Notice>}
      <SignInCard {...props} />
      <FactorCard {...props} />
      <DeviceCard {...props} />
      <SessionCard {...props} />
    </>
  )
}
