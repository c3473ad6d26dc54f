import type { Kysely, RawBuilder } from 'kysely'
import type { ComponentChild } from 'preact'
import type { AccountDesk } from './account-desk.ts'
import type { AccountLinks } from './account-links.ts'
import type { Branded } from './brand.ts'
import { brand } from './brand.ts'
import type { Finding } from './finding.ts'
import type { GivenOptions } from './given-options.ts'
import type { AddressForm, Locale, Messages, MessageValues, Translate } from './messages.ts'
import type { PluginTables } from './plugin.ts'
import type { SignInRule } from './sign-in-rule.ts'
import type { PortalKeys, SealedColumn } from './portal-keys.ts'
import type { SmsSender } from './sms-sender.ts'
import type { Assurance } from './viewer.ts'

/** A session as the guard needs it. Times are instants. */
export interface SignedIn {
  readonly sessionId: string
  readonly accountId: string
  readonly assurance: Assurance
  /** Whether `keepAlive` should be called for this request. */
  readonly stale: boolean
}

/** One row of `account_id uuid, session_id text, assurance text, stale boolean`, or none. */
export type SessionQuery = RawBuilder<unknown>

/** A page of the authenticator's own, shown in the portal's signed-out or signed-in frame. */
export interface AuthenticatorPage {
  readonly title: string
  readonly body: ComponentChild
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** What an authenticator may ask core to note in the access log. */
export interface SignInEvent {
  readonly type: string
  readonly outcome: 'success' | 'refused' | 'failure'
  readonly accountId?: string
  readonly detail?: Readonly<Record<string, string | number | boolean>>
}

/** A way to reach the person behind an account, for pages of the authenticator. */
export interface AccountSummary {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  /** How the person chose to be addressed; undefined for the organisation's own way. */
  readonly form: AddressForm | undefined
  readonly blocked: boolean
}

/** A mail in words of the authenticator's catalogue: `<key>.subject`, `<key>.body` and, with a path, `<key>.link`. */
export interface AuthenticatorMail {
  readonly to: Pick<AccountSummary, 'email' | 'locale' | 'form'>
  readonly key: string
  readonly values?: MessageValues
  /** Values of one line that must arrive letter by letter (a user name, a code), by their place in the message. */
  readonly exact?: Readonly<Record<string, string>>
  /** A path of the portal that the mail leads to; its fragment may hold a secret. */
  readonly path?: string
  /** From when what it holds is worth nothing: it is then not sent any more. */
  readonly expiresAt?: Date
}

/** A text message with a code, worth nothing after `expiresAt`: it is then not sent any more. */
export interface AuthenticatorText {
  /** A mobile number in E.164. */
  readonly to: string
  readonly body: string
  readonly expiresAt?: Date
}

/** One transaction: rows, entries of the access log and messages exist together or not at all. */
export interface AuthenticatorWork {
  readonly db: Kysely<unknown>
  readonly audit: (event: SignInEvent) => Promise<void>
  readonly mail: (mail: AuthenticatorMail) => Promise<void>
  readonly text: (text: AuthenticatorText) => Promise<void>
  /** Gives an account another address; false when it belongs to another account, and then nothing was changed. */
  readonly changeEmail: (accountId: string, email: string) => Promise<boolean>
  /** Takes back every secret address that the account made for a programme of its own (a calendar); to be called with what ends its sessions. */
  readonly endFeeds: (accountId: string) => Promise<void>
}

/** What core lends an authenticator. */
export interface AuthenticatorPorts extends PortalKeys {
  /** The kernel's database handle, in the portal's schema; the names of the authenticator's tables start with its id (`auth_…`). */
  readonly db: () => Kysely<unknown>
  readonly now: () => Date
  /** The only origin that links and redirects may have. */
  readonly origin: string
  readonly basePath: string
  readonly production: boolean
  readonly organisation: { readonly name: string; readonly portalName: string; readonly phone?: string | undefined }
  readonly findAccount: (by: { readonly id: string } | { readonly email: string }) => Promise<AccountSummary | undefined>
  /** Notes an event in the access log, in a statement of its own. */
  readonly audit: (request: Request | undefined, event: SignInEvent) => Promise<void>
  /** Runs in one transaction; throwing undoes all of it. What it sends leaves after the commit. Use no other handle inside. */
  readonly transaction: <T>(request: Request | undefined, run: (work: AuthenticatorWork) => Promise<T>) => Promise<T>
  /** The words of the authenticator's catalogue in this language, for what is no page. */
  readonly translate: (to: Pick<AccountSummary, 'locale' | 'form'>) => Translate
  readonly log: (message: string) => void
  /** Asks for one of the authenticator's own rounds soon; call it after the commit. A queue that does not run finds it by the schedule. */
  readonly hurry: (round: string) => Promise<void>
}

/** What a request handler of the authenticator is given. */
export interface AuthenticatorRequest {
  readonly request: Request
  /** The form's fields, each once; empty for a GET. Same origin was checked. */
  readonly form: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly t: Translate
  readonly locale: Locale
  readonly now: Date
  /**
   * The network it comes from as limits count it: an IPv4 address, or the first half of an IPv6 one. Undefined where it says nothing of who asks.
   */
  readonly network: string | undefined
  readonly session: SignedIn | undefined
  /** The page in the portal's frame; on a route with a tab, in the frame of the profile. */
  readonly page: (page: AuthenticatorPage) => Response
}

/** A page or form of the authenticator, matched by route and method, never by path text. */
export interface AuthenticatorRoute {
  readonly method: 'GET' | 'POST'
  /** A path below the portal's base, such as `/inloggen`. */
  readonly path: string
  /** `session`: a visitor without one is sent to sign in. Otherwise the page is for everybody. */
  readonly access?: 'session'
  /** The page stands in the profile, under the tab with this path. */
  readonly profile?: string
  readonly handle: (request: AuthenticatorRequest) => Promise<Response>
}

/** A tab of the profile that the authenticator fills. `title` is a message key of its catalogue. */
export interface ProfileTab {
  readonly path: string
  readonly title: string
  readonly icon: string
}

/** What a person gets to sign in with at once: for demo data and for who is enrolled at a desk. */
export interface Credentials {
  readonly userName: string
  readonly password: string
  /** A mobile number, as people write it; taken when the account has none yet. */
  readonly phone?: string
  /** The member of staff who does it, and how they came in; absent for demo data. */
  readonly by?: string
  readonly via?: string
}

/** Work that the authenticator does by itself. It runs as the job `<authenticator> <name>`, one at a time over all processes. */
export interface AuthenticatorRound {
  /** In lower-case letters and hyphens; unique within the authenticator. */
  readonly name: string
  /** At least 60. */
  readonly everySeconds: number
  /** Does what is due; stops when the signal says so. What throws is logged and tried again at the next round. */
  readonly run: (signal: AbortSignal) => Promise<void>
}

/** An authenticator that has its database and keys. */
export interface OpenAuthenticator {
  readonly routes: readonly AuthenticatorRoute[]
  /** The path a visitor without a session is sent to. */
  readonly signInPath: string
  /** The path of the page that asks whether to sign out. */
  readonly signOutPath: string
  /** The path of the page on which a session proves itself more strongly; it takes `next`. Undefined when it can't. */
  readonly stepUpPath?: string
  /** What a page asks to keep a session alive while its reader is still there, and after how many seconds a reader is warned. */
  readonly idle?: { readonly keepPath: string; readonly warnAfterSeconds: number }
  readonly profileTabs?: readonly ProfileTab[]
  /**
   * The query that finds this request's session, for the guard to join; undefined when the request carries none. It may wait for a store of sessions
   * outside the portal's database. A page that stays open asks again with the request that it began with: look the session up each time.
   */
  readonly sessionQuery: (request: Request) => SessionQuery | undefined | Promise<SessionQuery | undefined>
  /** Extends a session that is in use. */
  readonly keepAlive: (sessionId: string) => Promise<void>
  /** Ends every session of an account. */
  readonly endSessions: (accountId: string) => Promise<void>
  /**
   * Ends, in the caller's transaction, everything of everybody that is worth something without signing in anew: sessions, links, codes, remembered
   * devices. For after a backup was put back; gives how many sessions. Without it sessions are ended one account at a time.
   */
  readonly endEverything?: (db: Kysely<unknown>) => Promise<number>
  /** Gives an account that has no password of its own yet what it needs to sign in, at once. */
  readonly enrol: (accountId: string, credentials: Credentials) => Promise<void>
  /** What staff may do for an account; absent when this way of signing in leaves that to somebody else. */
  readonly desk?: AccountDesk
  /** What it does at set times without anybody asking. */
  readonly rounds?: readonly AuthenticatorRound[]
  /** Who is who at an identity provider; absent where people sign in at none. */
  readonly links?: AccountLinks
  readonly close: () => Promise<void>
}

/** A way of signing in, ready to be composed. */
export interface Authenticator extends Branded<'authenticator'> {
  readonly id: string
  readonly messages: Messages
  readonly tables: Omit<PluginTables, 'rows'>
  /** Every column of its tables that it keeps sealed. */
  readonly sealed?: readonly SealedColumn[]
  /** The strongest assurance a session of it can have; a part that asks more is refused at the start. */
  readonly maxAssurance?: Assurance
  /** What is wrong or weaker than the default in its own settings. */
  readonly findings: readonly Finding[]
  /** Every rule that holds for signing in, for the page about it (ASVS 5.0, 6.1.1 and 7.1.1). */
  readonly rules?: readonly SignInRule[]
  /** What its options' schema refused, each with its path; the portal does not boot with any. */
  readonly optionProblems?: readonly string[]
  /** Its options and those of what it is made of, as they were written; without it a problem with them is said in the words of their schemas. */
  readonly given?: readonly GivenOptions[]
  /** What only production refuses, in the same form. */
  readonly productionProblems?: readonly string[]
  /** Where its text messages leave; without it they wait, and development shows them in its mailbox. */
  readonly smsSender?: SmsSender
  readonly open: (ports: AuthenticatorPorts) => Promise<OpenAuthenticator>
}

/** Declares a way of signing in. */
export function defineAuthenticator(input: Omit<Authenticator, 'voordeur' | 'madeBy'>): Authenticator {
  return brand('authenticator', input)
}
