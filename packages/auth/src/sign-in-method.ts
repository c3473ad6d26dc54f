import type { Assurance, Authenticator, AuthenticatorPorts, Finding, Locale, SignInRule, Translate } from '@voordeur/core'
import type { Kysely } from 'kysely'
import type { ComponentChild } from 'preact'
import type { CredentialPurpose } from './credential/credentials.ts'
import type { Identities } from './identity/identities.ts'
import type { InvitationChannel } from './invite/invitation-channel.ts'
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
  /** What the method wants back when the session ends, such as a hint of whom to sign out; kept sealed with the session. */
  readonly ending?: string | undefined
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
  /** The words of signing in; a method brings its own in both languages. */
  readonly t: Translate
  readonly locale: Locale
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
export interface MethodPorts extends Pick<
  AuthenticatorPorts,
  'now' | 'secret' | 'keys' | 'seal' | 'organisation' | 'findAccount' | 'log' | 'production'
> {
  readonly database: () => Kysely<AuthTables>
  readonly policy: SignInPolicy
  /** Which account belongs to whom at an identity provider, of those that were linked for this method. */
  readonly identities: Identities
}

/** Where people are known outside the portal, and by what: by it staff link them to accounts, never by an address. */
export interface PersonDirectory {
  /** What it is called, in the mail about a link: `Personeelsregister`. */
  readonly name: string
  /** By which it is told from every other one: an address or name of its own that never changes. */
  readonly issuer: string
  /** The id of a person there as staff typed it, in the one form in which it is stored; undefined when it can be none. */
  readonly readSubject: (typed: string) => string | undefined
}

/** A method with a form of its own; `signInMethodContract` of `@voordeur/auth/testing` says in tests what holds. */
export interface OpenFormMethod {
  /** The form with which signing in begins. */
  readonly begin: (form: MethodForm) => ComponentChild
  /** Decides who it is from the form's fields. The answer may not tell whether an account exists, not even by its time. */
  readonly complete: (form: Readonly<Record<string, string>>, visitor: Visitor) => Promise<Identified | Refused>
  /** The passwords this method keeps; absent when it keeps none. */
  readonly passwords?: Passwords
  /** Where its people are known; absent when nobody has to be linked. */
  readonly directory?: PersonDirectory
  /** Removes what has had its time. */
  readonly sweep: () => Promise<void>
}

/** What a browser is led away with. */
export interface RedirectStart {
  /** The address it has to come back to, letter by letter. */
  readonly callback: string
  /** 256 random bits of this one sign-in, as text for an address; the provider sends it back as `state` (RFC 6749, 4.1.2), and it is compared before `finish`. */
  readonly state: string
  /** The language of the page it comes from. */
  readonly locale: Locale
}

/** Where a browser is led, and what the method needs when it comes back: kept sealed and out of the browser, for ten minutes. */
export interface Leading {
  readonly outcome: 'leads'
  readonly location: string
  readonly keep: string
}

/** A browser that came back with the state of a sign-in that it began itself, for the first time and within ten minutes. */
export interface RedirectReturn extends Pick<RedirectStart, 'callback' | 'state'> {
  /** The callback with what the provider added to it. */
  readonly url: URL
  readonly keep: string
}

/** What a method can end at the provider. */
export interface RedirectEnding {
  /** The page to come back to, an address of this portal. */
  readonly back: string
  /** What `finish` gave as `ending`. */
  readonly ending: string | undefined
}

/**
 * A method that leads the browser to an identity provider and back. It never throws because the provider is away: that is a refusal as
 * `unavailable`. `redirectMethodContract` of `@voordeur/auth/testing` says in tests what holds.
 */
export interface OpenRedirectMethod {
  /** The provider, as it calls itself (`iss`): under it people are linked to accounts. */
  readonly issuer: string
  /** The id of a person there as staff typed it, in the one form in which it is stored; undefined when it can be none. */
  readonly readSubject: (typed: string) => string | undefined
  /** Where the browser goes to sign in, which must carry `state` and nothing secret. */
  readonly start: (start: RedirectStart) => Promise<Leading | Refused>
  /** Decides who came back. */
  readonly finish: (back: RedirectReturn) => Promise<Identified | Refused>
  /** Where the browser goes to be signed out there too; undefined when that cannot be said now. The portal's own session has ended by then. */
  readonly endSession?: (ending: RedirectEnding) => Promise<string | undefined>
  /** Removes what has had its time. */
  readonly sweep: () => Promise<void>
}

/** How an identity provider stands on the page of signing in. */
export interface ProviderButton {
  /** Its name: `Microsoft` makes "Inloggen met Microsoft". */
  readonly name: string
  /** Whom it is for; `staff` stands apart, below the ways of everybody else. */
  readonly audience?: 'staff'
  /** Other words on the button. */
  readonly label?: Readonly<Record<Locale, string>>
}

/**
 * Who asks the second factor: the `portal` (the default), unless the method proved two already; the `provider`, and then the method
 * is refused whenever it proved less; or a provider that is `trusted` to have asked without proof.
 */
export type SecondFactorBy = 'portal' | 'provider' | 'trusted'

interface MethodDeclaration {
  /** Lower-case letters, digits and hyphens; it stands in addresses, and another id is another method to every session that began. */
  readonly id: string
  /** The strongest assurance this method can prove by itself. */
  readonly maxAssurance: Assurance
  readonly findings: readonly Finding[]
  /** What holds for it, for the page about signing in. */
  readonly rules?: readonly SignInRule[]
  /** What its options' schema refused. */
  readonly optionProblems?: readonly string[]
  /** Its options as they were written. */
  readonly given?: Authenticator['given']
  /** What only production refuses. */
  readonly productionProblems?: readonly string[]
  readonly secondFactor?: SecondFactorBy
}

/** A way to prove who is at the door with a form on the page of signing in. */
export interface FormMethod extends MethodDeclaration {
  readonly open: (ports: MethodPorts) => Promise<OpenFormMethod>
}

/** A way to prove who is at the door at an identity provider. */
export interface RedirectMethod extends MethodDeclaration {
  readonly provider: ProviderButton
  /** Lets people in whom the provider does not know yet: the portal then invites there, in place of giving a user name and a password. */
  readonly invites?: InvitationChannel
  readonly open: (ports: MethodPorts) => Promise<OpenRedirectMethod>
}

/** A way to prove who is at the door; `auth({ methods: [...] })` composes them. */
export type SignInMethod = FormMethod | RedirectMethod
