import type { Assurance, AuthenticatorPorts, Finding, Translate } from '@voordeur/core'
import type { Kysely } from 'kysely'
import type { ComponentChild } from 'preact'
import type { CredentialPurpose } from './credential/credentials.ts'
import type { Passwords } from './password/passwords.ts'
import type { SignInPolicy } from './policy/sign-in-policy.ts'
import type { AuthTables } from './tables.ts'

/** Why a sign-in did not succeed, as far as a visitor may know. */
export type RefusalReason = 'invalid' | 'throttled' | 'expired' | 'unavailable'

/** Somebody was identified. */
export interface Identified {
  readonly outcome: 'identified'
  readonly accountId: string
  readonly assurance: Assurance
  /** The remembered device of this account from which it was done. */
  readonly device?: string | undefined
  /** It was done with something temporary: an own password is due before anything else is open. */
  readonly temporary?: CredentialPurpose
  /** The person has to choose a user name. */
  readonly isNameDue?: boolean
  /** How often the account's sessions had been ended when this was decided: whoever ends them after that ends this too. Read anew when absent. */
  readonly epoch?: number | undefined
}

/** Nobody was identified; `cause` is for the access log alone and names no person that was typed. */
export interface Refused {
  readonly outcome: 'refused'
  readonly reason: RefusalReason
  readonly cause: string
  readonly accountId?: string
  /** Seconds after which another attempt makes sense; a refusal as `throttled` without it lasts until a new password. */
  readonly retryAfter?: number
  /** The account was locked by this very attempt. */
  readonly isLocking?: boolean
}

/** What a method is given to draw its part of the page. */
export interface MethodForm {
  readonly t: Translate
  /** Where the form posts to. */
  readonly action: string
  /** Fields that the form must carry along unseen. */
  readonly hidden: Readonly<Record<string, string>>
  /** What was typed before; a method shows again only what is no secret. */
  readonly typed: Readonly<Record<string, string>>
}

/** Who knocks, as far as the request tells. */
export interface Visitor {
  /** The remembered device of this account among those the browser names. It does the same work for an account that does not exist. */
  readonly findDevice: (accountId: string) => Promise<string | undefined>
}

/** What a method is lent. */
export interface MethodPorts extends Pick<AuthenticatorPorts, 'now' | 'secret' | 'organisation' | 'findAccount' | 'log'> {
  readonly database: () => Kysely<AuthTables>
  readonly policy: SignInPolicy
}

/** A method that has its database and keys; `signInMethodContract` of `@voordeur/auth/testing` says in tests what holds. */
export interface OpenSignInMethod {
  /** The form with which signing in begins. */
  readonly begin: (form: MethodForm) => ComponentChild
  /** Decides who it is from the form's fields. The answer may not tell whether an account exists, not even by its time. */
  readonly complete: (form: Readonly<Record<string, string>>, visitor: Visitor) => Promise<Identified | Refused>
  /** The passwords this method keeps; absent when it keeps none. */
  readonly passwords?: Passwords
  /** Removes what has had its time. */
  readonly sweep: () => Promise<void>
}

/** A way to prove who is at the door; `auth({ methods: [...] })` composes them. */
export interface SignInMethod {
  readonly id: string
  /** The strongest assurance this method can prove by itself. */
  readonly maxAssurance: Assurance
  readonly findings: readonly Finding[]
  readonly open: (ports: MethodPorts) => Promise<OpenSignInMethod>
}
