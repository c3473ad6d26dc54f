import { z } from 'zod'
import { findNearestKey } from './nearest-key.ts'

const oneOf = <const Values extends readonly [string, string]>(values: Values) =>
  z.enum(values, `must be ${values.map((value) => `'${value}'`).join(' or ')}`)

const whole = (unit: string, min: number, max: number) => {
  const message = `must be a whole number of ${unit} from ${min} to ${max}`
  return z.int(message).min(min, message).max(max, message)
}

const Handed = oneOf(['link', 'temporary-password'])

/** Everything an organisation decides about signing in; each key is optional in a configuration, and the default is the secure choice. */
export const SignInPolicy = z.strictObject({
  welcome: Handed.describe(
    'How somebody who is invited gets in for the first time: a link that works once, or a user name and a temporary password in two mails.',
  ),
  reset: Handed.describe('What somebody who forgot a password gets by mail: a link that works once, or a temporary password.'),
  welcomeLinkHours: whole('hours', 1, 168).describe('How many hours the link of an invitation works.'),
  resetLinkMinutes: whole('minutes', 5, 1440).describe('How many minutes the link for a new password works.'),
  temporaryPasswordHours: whole('hours', 1, 72).describe('How many hours a temporary password works.'),
  wrongPassword: oneOf(['delay', 'block']).describe(
    'What wrong passwords cost: a wait that grows, or a block until there is a new password; neither touches a device that is remembered.',
  ),
  wrongPasswordsBeforeBlock: whole('attempts', 3, 10).describe('After how many wrong passwords a name is blocked, when they block.'),
  passwordLength: whole('characters', 8, 64).describe('How many characters a password has at least.'),
  passwordComposition: z
    .boolean('must be true or false')
    .describe(
      'Whether a password must have a lower-case letter, a capital and a digit, which makes passwords easier to guess rather than harder.',
    ),
  passwordHistory: whole('passwords', 1, 24).describe('How many of the last passwords may not come back, the present one included.'),
  userName: oneOf(['helpdesk', 'once']).describe('Whether the helpdesk can change a user name, or it is chosen once.'),
  secondFactorAt: oneOf(['new-device', 'always']).describe(
    'Where the second factor is asked: on a device that is not remembered, or at every sign-in.',
  ),
  rememberDevice: oneOf(['ask', 'always']).describe('Whether a device is remembered when its user says so, or always.'),
  rememberDeviceDays: whole('days', 1, 365).describe('How many days a device stays remembered.'),
  stepUpMinutes: whole('minutes', 1, 60).describe(
    'How many minutes old the proof of a second factor may be for changing phone, address or app, for downloading and for inviting.',
  ),
})

/** What an organisation may decide about signing in. */
interface Rules {
  /** How somebody who is invited gets in for the first time: a link that works once, or a user name and a temporary password in two mails. */
  readonly welcome?: 'link' | 'temporary-password'
  /** What somebody who forgot a password gets by mail: a link that works once, or a temporary password. */
  readonly reset?: 'link' | 'temporary-password'
  /** How many hours the link of an invitation works. */
  readonly welcomeLinkHours?: number
  /** How many minutes the link for a new password works. */
  readonly resetLinkMinutes?: number
  /** How many hours a temporary password works. */
  readonly temporaryPasswordHours?: number
  /** What wrong passwords cost: a wait that grows, or a block until there is a new password; neither touches a device that is remembered. */
  readonly wrongPassword?: 'delay' | 'block'
  /** After how many wrong passwords a name is blocked, when they block. */
  readonly wrongPasswordsBeforeBlock?: number
  /** How many characters a password has at least. */
  readonly passwordLength?: number
  /** Whether a password must have a lower-case letter, a capital and a digit, which makes passwords easier to guess rather than harder. */
  readonly passwordComposition?: boolean
  /** How many of the last passwords may not come back, the present one included. */
  readonly passwordHistory?: number
  /** Whether the helpdesk can change a user name, or it is chosen once. */
  readonly userName?: 'helpdesk' | 'once'
  /** Where the second factor is asked: on a device that is not remembered, or at every sign-in. */
  readonly secondFactorAt?: 'new-device' | 'always'
  /** Whether a device is remembered when its user says so, or always. */
  readonly rememberDevice?: 'ask' | 'always'
  /** How many days a device stays remembered. */
  readonly rememberDeviceDays?: number
  /** How many minutes old the proof of a second factor may be for changing phone, address or app, for downloading and for inviting. */
  readonly stepUpMinutes?: number
}

/** Everything an organisation decides about signing in, with every default filled in. */
export type SignInPolicy = Readonly<Required<Rules>>

/** The secure choice for everything. */
export const defaultPolicy: SignInPolicy = Object.freeze<SignInPolicy>({
  welcome: 'link',
  reset: 'link',
  welcomeLinkHours: 72,
  resetLinkMinutes: 30,
  temporaryPasswordHours: 24,
  wrongPassword: 'delay',
  wrongPasswordsBeforeBlock: 5,
  passwordLength: 12,
  passwordComposition: false,
  passwordHistory: 1,
  userName: 'helpdesk',
  secondFactorAt: 'new-device',
  rememberDevice: 'ask',
  rememberDeviceDays: 30,
  stepUpMinutes: 15,
})

/** What the manual of Laurens says. */
export const laurensPolicy: SignInPolicy = Object.freeze<SignInPolicy>({
  ...defaultPolicy,
  welcome: 'temporary-password',
  reset: 'temporary-password',
  wrongPassword: 'block',
  wrongPasswordsBeforeBlock: 5,
  passwordLength: 8,
  passwordComposition: true,
  passwordHistory: 12,
  userName: 'once',
  rememberDevice: 'always',
  rememberDeviceDays: 365,
})

const POLICIES = { default: defaultPolicy, laurens: laurensPolicy } as const

/** A policy that exists by name. */
export type PolicyName = keyof typeof POLICIES

/** The rules that differ from a policy. */
export interface GivenRules extends Rules {
  /** The policy that holds where no rule of its own is written. Default `default`. */
  readonly extends?: PolicyName
}

/** What an organisation writes: the name of a policy, or the rules that differ from one (from `default` when it says nothing). */
export type GivenPolicy = PolicyName | GivenRules

/** A policy with every rule filled in, or everything that is wrong with what was given. */
export type ResolvedPolicy = { readonly policy: SignInPolicy } | { readonly problems: readonly string[] }

const Name = oneOf(['default', 'laurens'])
const Given = SignInPolicy.partial().extend({
  extends: Name.optional().describe('The policy that holds where no rule of its own is written.'),
})

/** A policy as an option. */
export const PolicyOption = z.union([Name, Given], {
  error: "must be 'default', 'laurens' or an object of rules, such as { extends: 'laurens', passwordLength: 12 }",
})

/** The policy that holds; pure. A rule that is given as `undefined` counts as left out. */
export function resolvePolicy(given?: GivenPolicy): ResolvedPolicy {
  const name = Name.safeParse(given === undefined ? 'default' : given)
  if (name.success) return { policy: POLICIES[name.data] }
  if (!isObject(given)) {
    return { problems: [`policy: must be 'default', 'laurens' or an object of rules, such as { extends: 'laurens', passwordLength: 12 }`] }
  }
  const parsed = Given.safeParse(given)
  if (!parsed.success) return { problems: [...new Set(parsed.error.issues.flatMap((issue) => toProblems(issue)))] }
  const { extends: base = 'default', ...rules } = parsed.data
  return { policy: { ...POLICIES[base], ...Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined)) } }
}

function isObject(given: unknown): given is object {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

function toProblems(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code !== 'unrecognized_keys') return [`policy.${issue.path.map(String).join('.')}: ${issue.message}`]
  return issue.keys.map((key) => {
    const known = Object.keys(Given.shape)
    const nearest = findNearestKey(key, known)
    return nearest === undefined ? `policy.${key}: is no rule (there are: ${known.join(', ')})` : `policy.${key}: is no rule; ${nearest} is`
  })
}
