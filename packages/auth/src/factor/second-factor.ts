import type { Authenticator, AuthenticatorPorts, Finding, SmsSender } from '@voordeur/core'
import type { Kysely } from 'kysely'
import type { RefusalReason } from '../sign-in-method.ts'
import type { AuthTables } from '../tables.ts'

/** For whom, where and why a factor is asked: a code for one of these three is worth nothing for another. */
export interface FactorChallenge {
  readonly accountId: string
  /** The id of the sign-in in progress, or of the session that steps up. */
  readonly boundTo: string
  readonly purpose: 'sign-in' | 'step-up'
  /** The request that asks, for the access log. */
  readonly request?: Request
}

/** A factor that waits for its code, as the screen may show it. */
export interface FactorShown {
  /** Where the code went, with all but its last two digits hidden. */
  readonly sentTo?: string
  /** After how many seconds a new code may be asked for, and how often still; absent when there is nothing to send. */
  readonly resend?: { readonly afterSeconds: number; readonly left: number }
  /** Whether the code that was sent is worth nothing any more. */
  readonly isExpired?: boolean
}

/** What could not be done, as far as a visitor may know; `cause` is for the access log. */
export interface FactorRefused {
  readonly outcome: 'refused'
  readonly reason: RefusalReason
  readonly cause: string
  /** Seconds after which it makes sense to try again. */
  readonly retryAfter?: number
  /** The challenge is over: no further code will be taken for it. */
  readonly isOver?: boolean
}

/** A factor was started, or a code sent again. */
export interface FactorStarted {
  readonly outcome: 'started'
}

/** The code was right. It is used up by this. */
export interface FactorProven {
  readonly outcome: 'proven'
}

/** A second factor that has its database and keys; `secondFactorContract` of `@voordeur/auth/testing` says in tests what holds. */
export interface OpenSecondFactor {
  readonly isEnrolled: (accountId: string) => Promise<boolean>
  /** Asks for a code, and sends it where the factor sends one. Asking again for the same challenge starts nothing anew: it counts as `resend`. */
  readonly start: (challenge: FactorChallenge) => Promise<FactorStarted | FactorRefused>
  /** Sends the next code; the one before is worth nothing then. */
  readonly resend: (challenge: FactorChallenge) => Promise<FactorStarted | FactorRefused>
  /** What a challenge that was started shows; undefined when it was not. Changes nothing. */
  readonly show: (challenge: FactorChallenge) => Promise<FactorShown | undefined>
  /** Decides about a code. A try is counted before it is compared; of any number at once, one right code wins. */
  readonly verify: (challenge: FactorChallenge, code: string) => Promise<FactorProven | FactorRefused>
  /** Removes what has had its time. */
  readonly sweep: () => Promise<void>
}

/** What a second factor is lent. */
export interface FactorPorts extends Pick<
  AuthenticatorPorts,
  'now' | 'secret' | 'keys' | 'seal' | 'origin' | 'organisation' | 'findAccount' | 'audit' | 'transaction' | 'translate' | 'log'
> {
  readonly database: () => Kysely<AuthTables>
}

/** A way to prove a second time who is at the door; `auth({ secondFactors: [...] })` composes them, the preferred one first. */
export interface SecondFactor {
  /** `sms`, `app`: lower-case letters and hyphens. */
  readonly id: string
  /** Whether it is a restricted authenticator (NIST SP 800-63B-4, 3.2.9): it may only stand beside one that is not. */
  readonly restricted: boolean
  readonly findings?: readonly Finding[]
  /** What its options' schema refused. */
  readonly optionProblems?: readonly string[]
  /** Its options as they were written. */
  readonly given?: Authenticator['given']
  /** What only production refuses. */
  readonly productionProblems?: readonly string[]
  /** Where its text messages leave. */
  readonly smsSender?: SmsSender
  readonly open: (ports: FactorPorts) => Promise<OpenSecondFactor>
}
