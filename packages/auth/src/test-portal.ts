import { createTestKeys } from '@voordeur/core/testing'
import type {
  AccountSummary,
  Authenticator,
  AuthenticatorPage,
  AuthenticatorPorts,
  OpenAuthenticator,
  SignedIn,
  SignInEvent,
} from '@voordeur/core'
import { IntlMessageFormat } from 'intl-messageformat'
import { sql } from 'kysely'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { messages } from './messages.ts'
import type { TestDatabase } from './test-database.ts'
import { createTestTransactions } from './test-transactions.ts'

/** What a test may set; the rest is a portal over https in production. */
export interface TestPortalSettings {
  readonly origin?: string
  readonly basePath?: string
  readonly production?: boolean
  readonly accounts?: readonly Partial<AccountSummary>[]
  /** The handle lent to the authenticator, to look at what it does. */
  readonly db?: TestDatabase['db']
}

/** A browser's request to the authenticator's own pages. */
export interface TestRequest {
  readonly form?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly cookie?: string
  /** The network that it comes from. Default: none that says anything. */
  readonly network?: string
}

/** A mail or text message that was put in the outbox. */
export type SentByTest =
  | {
      readonly kind: 'mail'
      readonly to: string
      readonly key: string
      readonly exact: Readonly<Record<string, string>>
      readonly path: string | undefined
    }
  | { readonly kind: 'text'; readonly to: string; readonly body: string }

/** What core would be around an authenticator: a router, a guard, a clock, an access log. */
export interface TestPortal {
  readonly authenticator: OpenAuthenticator
  readonly events: SignInEvent[]
  readonly logged: string[]
  /** What would have left: mails by the key of their words, texts by their number. */
  readonly sent: SentByTest[]
  /** The rounds that were asked for. */
  readonly hurried: string[]
  readonly advance: (seconds: number) => void
  readonly get: (path: string, request?: TestRequest) => Promise<Response>
  readonly post: (path: string, request?: TestRequest) => Promise<Response>
  /** The session a cookie stands for, as the guard finds it. */
  readonly sessionOf: (cookie: string) => Promise<SignedIn | undefined>
}

interface SessionAnswer {
  readonly account_id: string
  readonly session_id: string
  readonly assurance: SignedIn['assurance']
  readonly stale: boolean
}

/** Opens an authenticator in a portal on this database. */
export async function openTestPortal(
  authenticator: Authenticator,
  database: TestDatabase,
  settings: TestPortalSettings = {},
): Promise<TestPortal> {
  const { origin = 'https://portaal.example', basePath = '', production = true } = settings
  let clock = new Date('2031-03-03T10:00:00Z')
  const events: SignInEvent[] = []
  const logged: string[] = []
  const sent: SentByTest[] = []
  const hurried: string[] = []
  const accounts = (settings.accounts ?? database.accounts.map((id, index) => ({ id, email: `persoon${index}@example.nl` }))).map(toAccount)
  const ports: AuthenticatorPorts = {
    db: () => settings.db ?? database.db,
    now: () => clock,
    ...createTestKeys(),
    origin,
    basePath,
    production,
    organisation: { name: 'Stichting Bloemendaal', portalName: 'Mijn Voordeur', phone: '010 123 45 67' },
    findAccount: async (by) => accounts.find((account) => ('id' in by ? account.id === by.id : account.email === by.email)),
    audit: async (_, event) => void events.push(event),
    transaction: createTestTransactions(settings.db ?? database.db, (db) => ({
      db,
      audit: async (event) => void events.push(event),
      mail: async ({ to, key, exact = {}, path }) => void sent.push({ kind: 'mail', to: to.email, key, exact, path }),
      text: async ({ to, body }) => void sent.push({ kind: 'text', to, body }),
      changeEmail: async () => true,
      endFeeds: async () => {},
    })),
    translate: () => translate,
    log: (message) => void logged.push(message),
    hurry: async (round) => void hurried.push(round),
  }
  const open = await authenticator.open(ports)

  async function sessionOf(request: Request): Promise<SignedIn | undefined> {
    const query = await open.sessionQuery(request)
    if (query === undefined) return undefined
    const { rows } = await sql<SessionAnswer>`with session as (${query}) select * from session`.execute(database.db)
    const [row] = rows
    return row && { accountId: row.account_id, sessionId: row.session_id, assurance: row.assurance, stale: row.stale }
  }

  async function handle(
    method: 'GET' | 'POST',
    path: string,
    { form = {}, headers = {}, cookie, network }: TestRequest = {},
  ): Promise<Response> {
    const url = new URL(path, origin)
    const route = open.routes.find((candidate) => candidate.method === method && candidate.path === url.pathname.slice(basePath.length))
    if (!route) throw new Error(`No route for ${method} ${path}`)
    const request = new Request(url, { method, headers: { ...headers, ...(cookie === undefined ? {} : { cookie }) } })
    return await route.handle({
      request,
      form,
      query: Object.fromEntries(url.searchParams),
      t: translate,
      locale: 'nl',
      now: clock,
      network,
      session: await sessionOf(request),
      page: toResponse,
    })
  }

  return {
    authenticator: open,
    events,
    logged,
    sent,
    hurried,
    advance: (seconds) => {
      clock = new Date(clock.getTime() + seconds * 1000)
    },
    get: (path, request) => handle('GET', path, request),
    post: (path, request) => handle('POST', path, request),
    sessionOf: (cookie) => sessionOf(new Request(origin, { headers: { cookie } })),
  }
}

/** The `name=value` of the cookie an answer sets, as a browser sends it back. */
export function cookieOf(response: Response): string {
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

function toAccount(account: Partial<AccountSummary>): AccountSummary {
  return { id: '', name: 'Anna', email: '', locale: 'nl', form: undefined, blocked: false, ...account }
}

function translate(key: string, values: Readonly<Record<string, string | number | Date>> = {}): string {
  const message = messages.nl[key]
  if (message === undefined) throw new Error(`No message ${key}`)
  return String(new IntlMessageFormat(message, 'nl').format({ form: 'u', ...values }))
}

function toResponse({ title, body, status = 200, headers = {} }: AuthenticatorPage): Response {
  return new Response(renderToString(h('main', null, h('h1', null, title), body)), { status, headers })
}
