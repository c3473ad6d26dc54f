import type { Assurance, AuthenticatorPorts, Finding, Translate } from '@voordeur/core'
import type { Kysely } from 'kysely'
import type { ComponentChild } from 'preact'
import type { AuthTables } from './tables.ts'

/** Why a sign-in did not succeed, as far as a visitor may know. */
export type RefusalReason = 'invalid' | 'throttled' | 'expired' | 'unavailable'

/** Somebody was identified. */
export interface Identified {
  readonly outcome: 'identified'
  readonly accountId: string
  readonly assurance: Assurance
}

/** Nobody was identified; `cause` is for the access log alone and names no person that was typed. */
export interface Refused {
  readonly outcome: 'refused'
  readonly reason: RefusalReason
  readonly cause: string
  readonly accountId?: string
  /** Seconds after which another attempt makes sense. */
  readonly retryAfter?: number
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

/** What a method is lent. */
export interface MethodPorts extends Pick<AuthenticatorPorts, 'now' | 'secret' | 'organisation' | 'findAccount' | 'log'> {
  readonly database: () => Kysely<AuthTables>
}

/** A method that has its database and keys. */
export interface OpenSignInMethod {
  /** The form with which signing in begins. */
  readonly begin: (form: MethodForm) => ComponentChild
  /** Decides who it is from the form's fields. The answer may not tell whether an account exists, not even by its time. */
  readonly complete: (form: Readonly<Record<string, string>>) => Promise<Identified | Refused>
  /** Gives an account a user name and password, ends its sessions; absent when the method has none. */
  readonly enrol?: (accountId: string, credentials: { readonly userName: string; readonly password: string }) => Promise<void>
  /** Removes what has had its time. */
  readonly sweep: () => Promise<void>
}

/** A way to prove who is at the door; `auth({ methods: [...] })` composes them. */
export interface SignInMethod {
  readonly id: string
  /** The strongest assurance this method can prove. */
  readonly maxAssurance: Assurance
  readonly findings: readonly Finding[]
  readonly open: (ports: MethodPorts) => Promise<OpenSignInMethod>
}
