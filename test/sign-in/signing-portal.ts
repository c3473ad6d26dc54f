import { auth, authenticatorApp, password, sms, type AuthOptions, type SmsOptions } from '@voordeur/auth'
import type { Authenticator, AuthenticatorRoute } from '@voordeur/core'
import { Report } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestPortal, type TestPortalOptions } from '@voordeur/core/testing'
import { createPost } from '../create-post.ts'
import { createCookieBrowser, type CookieBrowser } from '../cookie-browser.ts'

/** The databases to sign in on: the embedded one, and PostgreSQL where `TEST_DATABASE_URL` is set. */
export const databases = [
  { name: 'the embedded database', url: undefined },
  ...(process.env['TEST_DATABASE_URL'] === undefined ? [] : [{ name: 'PostgreSQL', url: process.env['TEST_DATABASE_URL'] }]),
]

/** Who signs in. */
export interface Person {
  readonly userName: string
  readonly password: string
  readonly phone: string
  readonly email: string
  readonly name: string
}

/** A person of these tests, with a password that every policy takes. */
export const MARJAN: Person = {
  userName: 'marjan',
  password: 'Zingen met 2 merels',
  phone: '06 12 34 56 78',
  email: 'marjan@post.example',
  name: 'Marjan Kuipers',
}

/** A portal in which people sign in for real: password, text messages, app. */
export interface SigningPortal {
  readonly portal: TestPortal
  /** Every page and form of signing in, as the portal was given them. */
  readonly routes: readonly AuthenticatorRoute[]
  readonly browser: (userAgent?: string) => CookieBrowser
  /** Gives a person access to the one client; their account has nothing to sign in with yet. */
  readonly grant: (person: { readonly email: string; readonly name: string }) => Promise<string>
  /** Gives Marjan, or who is named, access and what is needed to sign in. */
  readonly enrol: (person?: Partial<Person>) => Promise<string>
  /** Lets everything leave that waits, and gives what left since the last time. */
  readonly post: () => Promise<
    readonly { readonly kind: string; readonly recipient: string; readonly subject: string | undefined; readonly body: string }[]
  >
  /** The code of the newest text message to leave. */
  readonly code: () => Promise<string>
  /** Signs in to the page of the code. */
  readonly signInTo: (browser: CookieBrowser, person?: Partial<Person>) => ReturnType<CookieBrowser['post']>
  /** Signs in all the way, with the code of a text message when one is asked. */
  readonly signIn: (browser: CookieBrowser, person?: Partial<Person> & { readonly remember?: boolean }) => Promise<void>
  readonly events: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** What a test chooses. */
export interface SigningOptions {
  readonly url?: string | undefined
  readonly policy?: AuthOptions['policy']
  readonly sms?: SmsOptions
  readonly app?: boolean
  /** The portal's secrets, the first one making. */
  readonly secrets?: TestPortalOptions['secrets']
  /** The schema of a portal that is open, to be a second process of. */
  readonly schema?: string
}

/** The risks that these policies take on purpose. */
const RISKS = ['auth.password-composition', 'auth.sms-only']

/** Opens such a portal. */
export async function openSigningPortal(options: SigningOptions = {}): Promise<SigningPortal> {
  const { url, policy, app = true, secrets, schema } = options
  const memory = createMemorySource([Report])
  memory.steps = [
    { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [], complete: [Report] },
    { completeSnapshot: true },
  ]
  const authenticator = auth({
    methods: [password()],
    secondFactors: [...(app ? [authenticatorApp()] : []), sms(options.sms ?? {})],
    ...(policy === undefined ? {} : { policy }),
  })
  const reported = new Set(authenticator.findings.map(({ id }) => id))
  const routes: AuthenticatorRoute[] = []
  const portal = await createTestPortal(
    {
      auth: noting(authenticator, routes),
      sources: [memory.source],
      acceptedRisks: RISKS.filter((id) => reported.has(id)).map((id) => ({ id, reason: 'a test', by: 'the test', until: '2100-01-01' })),
    },
    {
      ...(url === undefined ? {} : { databaseUrl: url }),
      ...(secrets === undefined ? {} : { secrets }),
      ...(schema === undefined ? {} : { schema }),
    },
  )
  await portal.sync()
  await portal.start()
  return { portal, routes, ...createActors(portal) }
}

/** The same authenticator, that also tells its routes. */
function noting(authenticator: Authenticator, routes: AuthenticatorRoute[]): Authenticator {
  const open: Authenticator['open'] = async (ports) => {
    const opened = await authenticator.open(ports)
    routes.push(...opened.routes)
    return opened
  }
  return { ...authenticator, open }
}

function createActors(portal: TestPortal): Omit<SigningPortal, 'portal' | 'routes'> {
  const grant: SigningPortal['grant'] = async ({ email, name }) => {
    const granted = await portal.grant(
      { clientNumber: '100', email, name, basis: 'family', rights: [] },
      { grantedBy: 'test', notify: false },
    )
    return granted.accountId
  }
  const { post, code } = createPost(portal)
  const signInTo: SigningPortal['signInTo'] = (browser, person = {}) => {
    const { userName, password: secret } = { ...MARJAN, ...person }
    // As after closing the browser: a session that is there would lead past the form.
    browser.cookies.delete('__Host-portal')
    return browser.fill('/inloggen', { username: userName, password: secret })
  }
  return {
    browser: (userAgent) => createCookieBrowser(portal, userAgent === undefined ? {} : { userAgent }),
    grant,
    enrol: async (person = {}) => {
      const { userName, password: secret, phone, email, name } = { ...MARJAN, ...person }
      const accountId = await grant({ email, name })
      await portal.enrol(accountId, { userName, password: secret, phone })
      return accountId
    },
    post,
    code,
    signInTo,
    signIn: async (browser, { remember = false, ...person } = {}) => {
      const answer = await signInTo(browser, person)
      if (answer.location === '/inloggen/code')
        await browser.post('/inloggen/code', { do: 'check', code: await code(), ...(remember ? { remember: 'on' } : {}) })
      if (![...browser.cookies.keys()].includes('__Host-portal')) throw new Error(`Signing in ended at ${answer.status} ${answer.location}`)
    },
    events: async () => (await portal.entries()).map(({ event, outcome }) => `${event} ${outcome}`),
    close: portal.close,
  }
}

/** The first thing in a text that a pattern has in brackets; fails when there is none. */
export function take(text: string | undefined, pattern: RegExp): string {
  const found = pattern.exec(text ?? '')?.[1]
  if (found === undefined) throw new Error(`Nothing here looks like ${String(pattern)}.`)
  return found
}
