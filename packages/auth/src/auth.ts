import { type Authenticator, type AuthenticatorPorts, defineAuthenticator, type Finding, type OpenAuthenticator } from '@voordeur/core'
import { z } from 'zod'
import { AuthError } from './auth-error.ts'
import type { Door, DoorMethod } from './door.ts'
import { messages } from './messages.ts'
import { migrations } from './migrations.ts'
import { SIGN_IN, SIGN_OUT } from './routes/paths.ts'
import { createSignInRoutes } from './routes/sign-in-routes.tsx'
import { createSignOutRoutes } from './routes/sign-out-routes.tsx'
import { createLuciaSessions } from './sessions/lucia-sessions.ts'
import { createSessionCookie } from './sessions/session-cookie.ts'
import type { SignInMethod } from './sign-in-method.ts'
import { personalData, toAuthDatabase } from './tables.ts'

const SWEEP_SECONDS = 10 * 60

const Method = z.custom<SignInMethod>((value) => typeof value === 'object' && value !== null && 'id' in value && 'open' in value, {
  message: 'must be a sign-in method, such as password()',
})

const AuthOptions = z.strictObject({
  methods: z
    .array(Method)
    .min(1, { message: 'must name at least one way to sign in, such as password()' })
    .refine((methods) => new Set(methods.map(({ id }) => id)).size === methods.length, { message: 'must name each way to sign in once' }),
})

/** How people sign in. */
export interface AuthOptions {
  /** The ways to sign in, in the order of the page. */
  readonly methods: readonly SignInMethod[]
}

/** Signing in with sessions of 15 minutes idle and 8 hours in all: `auth: auth({ methods: [password()] })`. */
export function auth(options: AuthOptions): Authenticator {
  const parsed = AuthOptions.safeParse(options)
  const optionProblems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.map(String).join('.') || 'auth'}: ${issue.message}`)
  const methods = parsed.data?.methods ?? []
  return defineAuthenticator({
    id: 'auth',
    messages,
    tables: { migrations, personalData },
    findings: toFindings(methods),
    optionProblems,
    open: async (ports) => {
      if (optionProblems.length > 0) throw new AuthError('OPTIONS_INVALID', optionProblems.join('; '))
      return toAuthenticator(await openDoor(methods, ports))
    },
  })
}

async function openDoor(methods: readonly SignInMethod[], ports: AuthenticatorPorts): Promise<Door> {
  const { now, origin, production } = ports
  const database = () => toAuthDatabase(ports.db())
  const cookie = createSessionCookie({ origin, production })
  const sessions = createLuciaSessions({ database, now })
  const opened: DoorMethod[] = []
  for (const method of methods)
    opened.push({ id: method.id, maxAssurance: method.maxAssurance, ...(await method.open({ ...ports, database })) })
  return { ports, sessions, cookie, methods: opened, sweepWhenDue: createSweep({ ports, sessions, methods: opened }) }
}

function toAuthenticator(door: Door): OpenAuthenticator {
  const { ports, sessions, cookie, methods } = door
  return {
    routes: [...createSignInRoutes(door), ...createSignOutRoutes(door)],
    signInPath: SIGN_IN,
    signOutPath: SIGN_OUT,
    sessionQuery: (request) => {
      const token = cookie.read(request)
      return token === undefined ? undefined : sessions.sessionQuery(token)
    },
    keepAlive: sessions.keepAlive,
    endSessions: async (accountId) => {
      await sessions.revokeAll(accountId)
      await ports.audit(undefined, { type: 'session-ended', outcome: 'success', accountId, detail: { reason: 'everywhere' } })
    },
    enrol: async (accountId, credentials) => {
      const enrol = methods.find((method) => method.enrol)?.enrol
      if (!enrol)
        throw new AuthError(
          'ENROL_UNSUPPORTED',
          'None of the ways to sign in uses a user name and password. Add password() to auth({ methods }).',
        )
      await enrol(accountId, credentials)
    },
    close: async () => {},
  }
}

/** Sessions and attempts only grow by signing in, so that is where they are swept. */
function createSweep({ ports, sessions, methods }: Omit<Door, 'cookie' | 'sweepWhenDue'>): () => Promise<void> {
  let due = ports.now().getTime() + SWEEP_SECONDS * 1000
  return async () => {
    const at = ports.now().getTime()
    if (at < due) return
    due = at + SWEEP_SECONDS * 1000
    for (const method of methods) await method.sweep()
    for (const { accountId } of await sessions.sweep()) {
      await ports.audit(undefined, { type: 'session-ended', outcome: 'success', accountId, detail: { reason: 'expired' } })
    }
  }
}

function toFindings(methods: readonly SignInMethod[]): readonly Finding[] {
  return [...new Map(methods.flatMap((method) => method.findings).map((finding) => [finding.id, finding])).values()]
}
