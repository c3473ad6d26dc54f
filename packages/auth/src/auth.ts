import {
  ASSURANCE_LEVELS,
  type Assurance,
  type Authenticator,
  type AuthenticatorRound,
  type AuthenticatorRoute,
  defineAuthenticator,
  type OpenAuthenticator,
} from '@voordeur/core'
import { z } from 'zod'
import { AuthError } from './auth-error.ts'
import { createDesk } from './desk/desk.ts'
import { enrol } from './desk/enrol.ts'
import { createLinks, listDirectories } from './desk/links.ts'
import type { Door } from './door.ts'
import type { SecondFactor } from './factor/second-factor.ts'
import { readPhoneRules } from './factor/sms.ts'
import { type DoorInvitations, INVITATIONS_ROUND } from './invite/door-invitations.ts'
import { runInvitations } from './invite/run-invitations.ts'
import { messages } from './messages.ts'
import { migrations } from './migrations/auth-migrations.ts'
import { openDoor } from './open-door.ts'
import { personalData } from './personal-data.ts'
import { toFindings, toRules } from './policy/policy-rules.ts'
import { defaultPolicy, type GivenPolicy, PolicyOption, resolvePolicy } from './policy/sign-in-policy.ts'
import { createAppRoutes } from './profile/app-routes.tsx'
import { createEmailRoutes } from './profile/email-routes.tsx'
import { createOwnPasswordRoutes } from './profile/own-password-routes.tsx'
import { createPhoneRoutes } from './profile/phone-routes.tsx'
import { createSecurityRoutes } from './profile/security-routes.tsx'
import { readOptions } from './read-options.ts'
import { createCodeRoutes } from './routes/code-routes.tsx'
import { createForgotRoutes } from './routes/forgot-routes.tsx'
import { keepRoute } from './routes/keep-route.ts'
import { createLinkRoutes } from './routes/link-routes.tsx'
import { createNewPasswordRoutes } from './routes/new-password-routes.tsx'
import { PATHS } from './routes/paths.ts'
import { createRedirectRoutes } from './routes/redirect-routes.tsx'
import { createSignInRoutes } from './routes/sign-in-routes.tsx'
import { createSignOutRoutes } from './routes/sign-out-routes.tsx'
import { createStepUpRoutes } from './routes/step-up-routes.tsx'
import { createUserNameRoutes } from './routes/user-name-routes.tsx'
import { endEverything } from './sessions/end-everything.ts'
import { endAllSessions } from './sessions/end-all-sessions.ts'
import { sealedColumns } from './sealed-columns.ts'
import { IDLE_SECONDS } from './sessions/sessions.ts'
import type { SignInMethod } from './sign-in-method.ts'

// Two minutes before a session ends by itself its reader is asked.
const WARN_AFTER_SECONDS = IDLE_SECONDS - 2 * 60

const isOpenable = (value: unknown): boolean => typeof value === 'object' && value !== null && 'id' in value && 'open' in value

const Method = z.custom<SignInMethod>(isOpenable, { message: 'must be a sign-in method, such as password()' })
const Factor = z.custom<SecondFactor>(isOpenable, { message: 'must be a second factor, such as sms({ … }) or authenticatorApp()' })
const ID = /^[a-z][a-z0-9-]{0,30}$/
const isEachOnce = (items: readonly { readonly id: string }[]) => new Set(items.map(({ id }) => id)).size === items.length

const isInviting = (method: SignInMethod): boolean => 'provider' in method && method.invites !== undefined

const AuthOptions = z.strictObject({
  methods: z
    .array(Method)
    .min(1, { message: 'must name at least one way to sign in, such as password()' })
    .refine(isEachOnce, { message: 'must name each way to sign in once; two alike need ids of their own' })
    .refine((methods) => methods.every(({ id }) => ID.test(id)), { message: 'must have ids of lower-case letters, digits and hyphens' })
    .refine((methods) => methods.filter(isInviting).length <= 1, { message: 'may invite people in one way only' })
    .describe('The ways to sign in, in the order of the page.'),
  secondFactors: z
    .array(Factor)
    .refine(isEachOnce, { message: 'must name each factor once' })
    .default([])
    .describe('What is asked beside it, the preferred one first.'),
  policy: z.unknown().optional(),
})

// The policy is read by itself, and is told about beside the rest all the same.
const WrittenOptions = AuthOptions.extend({
  policy: PolicyOption.optional().describe(
    "The rules of signing in: the secure default, those of the manual of Laurens, or one of the two with rules of one's own.",
  ),
})

/** How people sign in. */
export interface AuthOptions {
  /** The ways to sign in, in the order of the page. */
  readonly methods: readonly SignInMethod[]
  /** What is asked beside it, the preferred one first. As in `[authenticatorApp(), sms({ sender })]`. */
  readonly secondFactors?: readonly SecondFactor[]
  /** The rules of signing in: the secure default, those of the manual of Laurens, or one of the two with rules of one's own. */
  readonly policy?: GivenPolicy
}

/** Signing in: `auth: auth({ methods: [password()], secondFactors: [authenticatorApp(), sms({ sender })] })`. */
export function auth(options: AuthOptions): Authenticator {
  const { value, problems } = readOptions(AuthOptions, options, '')
  const resolved = resolvePolicy(options.policy)
  const policy = 'policy' in resolved ? resolved.policy : defaultPolicy
  const { methods = [], secondFactors: factors = [] } = value ?? {}
  const parts = [...methods, ...factors]
  const own = parts.flatMap((each) => each.optionProblems ?? [])
  const optionProblems = [...problems, ...('problems' in resolved ? resolved.problems : []), ...own]
  const smsSender = factors.find((factor) => factor.smsSender)?.smsSender
  return defineAuthenticator({
    id: 'auth',
    messages,
    tables: { migrations, personalData },
    sealed: sealedColumns,
    maxAssurance: toMaxAssurance(methods, factors),
    findings: [
      ...methods.flatMap(({ findings }) => findings),
      ...factors.flatMap(({ findings = [] }) => findings),
      ...toFindings(policy, { factors, methods }),
    ],
    rules: toRules(policy, { factors, methods }),
    optionProblems,
    given: [{ name: 'auth', schema: WrittenOptions, given: options }, ...below('methods', methods), ...below('secondFactors', factors)],
    productionProblems: parts.flatMap((each) => each.productionProblems ?? []),
    ...(smsSender === undefined ? {} : { smsSender }),
    open: async (ports) => {
      if (optionProblems.length > 0) throw new AuthError('OPTIONS_INVALID', optionProblems.join('; '))
      return toAuthenticator(await openDoor({ policy, methods, factors, phoneRules: readPhoneRules(factors) }, ports))
    },
  })
}

/** The options of what an authenticator is made of, each in its place. */
function below(list: 'methods' | 'secondFactors', items: readonly Pick<SignInMethod, 'given'>[]): NonNullable<Authenticator['given']> {
  return items.flatMap(({ given = [] }, index) => given.map((each) => ({ ...each, at: [list, index, ...(each.at ?? [])] })))
}

/** A second factor raises what a method alone can prove. */
function toMaxAssurance(methods: readonly SignInMethod[], factors: readonly SecondFactor[]): Assurance {
  const levels = [...methods.map(({ maxAssurance }) => maxAssurance), ...(factors.length > 0 ? (['mfa'] as const) : [])]
  return ASSURANCE_LEVELS.findLast((level) => levels.includes(level)) ?? 'single'
}

function toAuthenticator(door: Door): OpenAuthenticator {
  const { ports, sessions, sessionCookie, passwords, invitations } = door
  return {
    routes: listRoutes(door),
    signInPath: PATHS.signIn,
    signOutPath: PATHS.signOut,
    ...(door.factors.all.length > 0 ? { stepUpPath: PATHS.stepUp } : {}),
    idle: { keepPath: PATHS.keep, warnAfterSeconds: WARN_AFTER_SECONDS },
    profileTabs: [{ path: PATHS.security, title: 'security.title', icon: 'shield-check' }],
    sessionQuery: (request) => {
      const token = sessionCookie.read(request)
      return token === undefined ? undefined : sessions.sessionQuery(token)
    },
    keepAlive: sessions.keepAlive,
    endSessions: (accountId) =>
      ports.transaction(undefined, async (work) => {
        await endAllSessions(door, work, accountId)
        await work.audit({ type: 'session-ended', outcome: 'success', accountId, detail: { reason: 'everywhere' } })
      }),
    endEverything,
    enrol: (accountId, credentials) => enrol(door, accountId, credentials),
    ...(passwords || invitations ? { desk: createDesk(door) } : {}),
    ...(invitations ? { rounds: [toRound(door, invitations)] } : {}),
    ...(listDirectories(door).length > 0 ? { links: createLinks(door) } : {}),
    close: async () => {},
  }
}

function toRound(door: Door, invitations: DoorInvitations): AuthenticatorRound {
  return { name: INVITATIONS_ROUND, everySeconds: 60, run: (signal) => runInvitations({ door, invitations, signal }) }
}

function listRoutes(door: Door): readonly AuthenticatorRoute[] {
  const { passwords, factors } = door
  return [
    ...createSignInRoutes(door),
    ...createRedirectRoutes(door),
    ...createSignOutRoutes(door),
    ...createSecurityRoutes(door),
    ...createEmailRoutes(door),
    keepRoute,
    ...(factors.all.length > 0 ? [...createCodeRoutes(door), ...createStepUpRoutes(door)] : []),
    ...(factors.find('sms') ? createPhoneRoutes(door) : []),
    ...(factors.find('app') ? createAppRoutes(door) : []),
    ...(passwords
      ? [
          ...createForgotRoutes(door, passwords),
          ...createLinkRoutes(door, passwords),
          ...createNewPasswordRoutes(door, passwords),
          ...createUserNameRoutes(door, passwords),
          ...createOwnPasswordRoutes(door, passwords),
        ]
      : []),
  ]
}
