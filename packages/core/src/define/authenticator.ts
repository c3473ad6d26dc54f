import type { Kysely, RawBuilder } from 'kysely'
import type { ComponentChild } from 'preact'
import type { Branded } from './brand.ts'
import { brand } from './brand.ts'
import type { Finding } from './finding.ts'
import type { Locale, Messages, Translate } from './messages.ts'
import type { PluginTables } from './plugin.ts'
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
  readonly blocked: boolean
}

/** What core lends an authenticator. */
export interface AuthenticatorPorts {
  /** The kernel's database handle, in the portal's schema; the authenticator's tables start with `auth_`. */
  readonly db: () => Kysely<unknown>
  readonly now: () => Date
  /** Secret key material for one purpose, 32 bytes, stable across restarts. */
  readonly secret: (purpose: string) => Uint8Array
  /** The only origin that links and redirects may have. */
  readonly origin: string
  readonly basePath: string
  readonly production: boolean
  readonly organisation: { readonly name: string; readonly portalName: string }
  readonly findAccount: (by: { readonly id: string } | { readonly email: string }) => Promise<AccountSummary | undefined>
  readonly audit: (request: Request | undefined, event: SignInEvent) => Promise<void>
  readonly log: (message: string) => void
}

/** What a request handler of the authenticator is given. */
export interface AuthenticatorRequest {
  readonly request: Request
  /** The form's fields, each once; empty for a GET. Same origin was checked. */
  readonly form: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly t: Translate
  readonly session: SignedIn | undefined
  /** The page in the portal's frame. */
  readonly page: (page: AuthenticatorPage) => Response
}

/** A page or form of the authenticator, matched by route and method, never by path text. */
export interface AuthenticatorRoute {
  readonly method: 'GET' | 'POST'
  /** A path below the portal's base, such as `/inloggen`. */
  readonly path: string
  readonly handle: (request: AuthenticatorRequest) => Promise<Response>
}

/** An authenticator that has its database and keys. */
export interface OpenAuthenticator {
  readonly routes: readonly AuthenticatorRoute[]
  /** The path a visitor without a session is sent to. */
  readonly signInPath: string
  /** The path of the page that asks whether to sign out. */
  readonly signOutPath: string
  /** The query that finds this request's session, for the guard to join; undefined when the request carries none. */
  readonly sessionQuery: (request: Request) => SessionQuery | undefined
  /** Extends a session that is in use. */
  readonly keepAlive: (sessionId: string) => Promise<void>
  /** Ends every session of an account. */
  readonly endSessions: (accountId: string) => Promise<void>
  /** Gives an account what it needs to sign in; used by demo data and, later, by invitations. */
  readonly enrol: (accountId: string, credentials: { readonly userName: string; readonly password: string }) => Promise<void>
  readonly close: () => Promise<void>
}

/** A way of signing in, ready to be composed. */
export interface Authenticator extends Branded<'authenticator'> {
  readonly id: string
  readonly messages: Messages
  readonly tables: Omit<PluginTables, 'rows'>
  /** What is wrong or weaker than the default in its own settings. */
  readonly findings: readonly Finding[]
  /** What its options' schema refused, each with its path; the portal does not boot with any. */
  readonly optionProblems?: readonly string[]
  readonly open: (ports: AuthenticatorPorts) => Promise<OpenAuthenticator>
}

/** Declares a way of signing in. */
export function defineAuthenticator(input: Omit<Authenticator, 'voordeur' | 'madeBy'>): Authenticator {
  return brand('authenticator', input)
}
