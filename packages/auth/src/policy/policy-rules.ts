import type { Finding, SignInRule } from '@voordeur/core'
import { FIXED_RULES } from './fixed-rules.ts'
import type { SignInMethod } from '../sign-in-method.ts'
import { asvs, nist } from './requirement.ts'
import { defaultPolicy, SignInPolicy } from './sign-in-policy.ts'
import { TOPIC, TOPICS } from './topic.ts'

/** What is to be said about one key of the policy. */
export interface PolicyRule<Value> {
  readonly topic: string
  /** What holds with this value, as a sentence. */
  readonly says: (value: Value) => string
  readonly requirement: string
  /** Whether this value is weaker than the default. */
  readonly isWeaker: (value: Value) => boolean
  /** How bad a weaker value is. */
  readonly level: Finding['level']
  /** Why a weaker value is weaker. */
  readonly message: (value: Value) => string
}

/** A rule for every key of the policy: a key without one does not compile. */
export type PolicyRules = { readonly [Key in keyof SignInPolicy]: PolicyRule<SignInPolicy[Key]> }

/** What to say about each key of the policy, in the order of the page. */
export const POLICY_RULES: PolicyRules = {
  welcome: {
    topic: TOPIC.credentials,
    says: (value) =>
      value === 'link'
        ? 'Somebody who is invited gets a link that works once, and chooses a password behind it.'
        : 'Somebody who is invited gets a user name and a temporary password that works once, in two mails, and then chooses a password.',
    requirement: asvs('6.4.1'),
    isWeaker: (value) => value === 'temporary-password',
    level: 'warning',
    message: () =>
      'A temporary password stands in a mail, is typed over by hand and can be given away on a false page; a link cannot be typed anywhere else.',
  },
  reset: {
    topic: TOPIC.credentials,
    says: (value) =>
      value === 'link'
        ? 'Somebody who forgot a password gets a link that works once; the password they had keeps working until there is a new one.'
        : 'Somebody who forgot a password gets a temporary password that works once; the password they had keeps working until there is a new one.',
    requirement: asvs('6.4.1', '6.4.3'),
    isWeaker: (value) => value === 'temporary-password',
    level: 'warning',
    message: () => 'A second password exists beside the own one for as long as it works, and whoever reads the mail holds it.',
  },
  welcomeLinkHours: {
    topic: TOPIC.credentials,
    says: (value) => `The link of an invitation, where one is sent, works for ${count(value, 'hour')}.`,
    requirement: asvs('6.4.1'),
    isWeaker: (value) => value > defaultPolicy.welcomeLinkHours,
    level: 'warning',
    message: (value) => `The link of an invitation works for ${count(value, 'hour')}: who finds the mail later can still use it.`,
  },
  resetLinkMinutes: {
    topic: TOPIC.credentials,
    says: (value) => `The link for a new password, where one is sent, works for ${count(value, 'minute')}.`,
    requirement: `${asvs('6.4.3')}, ${nist('4.2.1.2')}`,
    isWeaker: (value) => value > defaultPolicy.resetLinkMinutes,
    level: 'warning',
    message: (value) => `The link for a new password works for ${count(value, 'minute')}: who finds the mail later can still use it.`,
  },
  temporaryPasswordHours: {
    topic: TOPIC.credentials,
    says: (value) => `A temporary password, where one is sent, works for ${count(value, 'hour')}.`,
    requirement: `${asvs('6.4.1')}, ${nist('4.2.1.2')}`,
    isWeaker: (value) => value > defaultPolicy.temporaryPasswordHours,
    level: 'warning',
    message: (value) => `A temporary password works for ${count(value, 'hour')}; a code sent by mail should not outlive a day.`,
  },
  passwordLength: {
    topic: TOPIC.passwords,
    says: (value) => `A password has at least ${count(value, 'character')}, counted as people count them.`,
    requirement: `${asvs('6.2.1')}, ${nist('3.1.1.2')}`,
    isWeaker: (value) => value < defaultPolicy.passwordLength,
    level: 'warning',
    message: (value) => `Passwords of ${count(value, 'character')} are allowed: 8 is the least there may be, and 15 is advised.`,
  },
  passwordComposition: {
    topic: TOPIC.passwords,
    says: (value) =>
      value
        ? 'A password has a lower-case letter, a capital and a digit.'
        : 'A password may be made of any characters; capitals, digits and signs are not asked for.',
    requirement: `${asvs('6.2.5')}, ${nist('3.1.1.2')}`,
    isWeaker: (value) => value,
    level: 'error',
    message: () =>
      'Passwords must have a lower-case letter, a capital and a digit: people then choose Welkom2026, and both standards forbid the rule.',
  },
  passwordHistory: {
    topic: TOPIC.passwords,
    says: (value) =>
      value === 1
        ? 'A new password is not the present one.'
        : `A new password is none of the last ${value}; their hashes are kept for that.`,
    requirement: asvs('6.2.10', '14.2.7'),
    isWeaker: (value) => value > defaultPolicy.passwordHistory,
    level: 'warning',
    message: (value) =>
      `Hashes of ${value} passwords are kept that nobody needs any more, and people answer the rule by counting up a digit.`,
  },
  userName: {
    topic: TOPIC.passwords,
    says: (value) => (value === 'helpdesk' ? 'The helpdesk can change a user name.' : 'A user name is chosen once and does not change.'),
    requirement: asvs('6.3.7'),
    isWeaker: () => false,
    level: 'warning',
    message: () => 'Neither choice is weaker.',
  },
  wrongPassword: {
    topic: TOPIC.guessing,
    says: (value) =>
      value === 'delay'
        ? 'After three wrong passwords each next one costs a wait: 30 seconds, then 1, 2, 5, 15 and 30 minutes, then an hour. Remembered devices are counted apart, so strangers lock nobody out of those.'
        : 'Wrong passwords block a name until there is a new password. Remembered devices are counted apart, so strangers lock nobody out of those.',
    requirement: `${asvs('6.1.1', '6.3.1')}, ${nist('3.2.2')}`,
    isWeaker: (value) => value === 'block',
    level: 'warning',
    message: () =>
      'Whoever knows a user name can block it for every device that is not remembered, and blocked people have to ask for a new password.',
  },
  wrongPasswordsBeforeBlock: {
    topic: TOPIC.guessing,
    says: (value) => `Where wrong passwords block a name, ${count(value, 'wrong password')} do.`,
    requirement: `${asvs('6.3.1')}, ${nist('3.2.2')}`,
    isWeaker: (value) => value > defaultPolicy.wrongPasswordsBeforeBlock,
    level: 'warning',
    message: (value) => `A guesser has ${count(value, 'attempt')} without any wait before a name is blocked.`,
  },
  secondFactorAt: {
    topic: TOPIC.factor,
    says: (value) =>
      value === 'always'
        ? 'The second factor is asked at every sign-in.'
        : 'The second factor is asked on every device that is not remembered; a remembered device takes its place (NIST would ask it every time).',
    requirement: `${asvs('6.3.3')}, ${nist('5.1')}`,
    isWeaker: () => false,
    level: 'warning',
    message: () => 'The default is the weakest choice there is.',
  },
  rememberDevice: {
    topic: TOPIC.devices,
    says: (value) =>
      value === 'ask'
        ? 'A device is remembered only when its user says so.'
        : 'Every device is remembered once its second factor was right.',
    requirement: `${asvs('6.3.3')}, ${nist('5.1')}`,
    isWeaker: (value) => value === 'always',
    level: 'warning',
    message: () => 'A computer in a library or at work is remembered too, and asks the next person there for a password only.',
  },
  rememberDeviceDays: {
    topic: TOPIC.devices,
    says: (value) => `A device stays remembered for ${count(value, 'day')}; its owner sees the list and can end each.`,
    requirement: `${asvs('6.3.3', '6.5.6')}, ${nist('5.1')}`,
    isWeaker: (value) => value > defaultPolicy.rememberDeviceDays,
    level: 'warning',
    message: (value) => `A device is asked for no second factor for ${count(value, 'day')}, also when it was lost or sold.`,
  },
  stepUpMinutes: {
    topic: TOPIC.factor,
    says: (value) =>
      `Changing phone, address or app, downloading and inviting ask for the second factor again when its proof is older than ${count(value, 'minute')}.`,
    requirement: asvs('7.5.1', '7.5.3'),
    isWeaker: (value) => value > defaultPolicy.stepUpMinutes,
    level: 'warning',
    message: (value) => `Whoever finds a screen open can do within ${count(value, 'minute')} what should ask for the second factor.`,
  },
}

/** What the portal has beside its policy. */
export interface PolicyFacts {
  readonly factors: readonly { readonly id: string; readonly restricted: boolean }[]
  readonly methods?: readonly Pick<SignInMethod, 'secondFactor' | 'rules'>[]
}

/** Every rule that holds, per topic, with those of the ways to sign in themselves. */
export function toRules(policy: SignInPolicy, { factors, methods = [] }: PolicyFacts): readonly SignInRule[] {
  const ofMethods = methods.flatMap(({ rules = [] }) => rules)
  const all = [toFactorRule({ factors, methods }), ...listKeys().map((key) => toRule(key, policy)), ...FIXED_RULES, ...ofMethods]
  return all.toSorted((one, other) => toPlace(one.topic) - toPlace(other.topic))
}

/** Everything in which a policy is weaker than the default, and what the portal lacks beside it. */
export function toFindings(policy: SignInPolicy, facts: PolicyFacts): readonly Finding[] {
  return [...toFactorFindings(facts), ...listKeys().flatMap((key) => toFinding(key, policy))]
}

function toFactorFindings({ factors, methods = [] }: PolicyFacts): readonly Finding[] {
  if (factors.length === 0) {
    // What an identity provider proves, or is trusted with, is for the method itself to say.
    if (isLeftToProviders(methods)) return []
    const message = 'Nobody is asked for a second factor: who has a password has the file of a person in care.'
    return [{ id: 'auth.single-factor', level: 'error', requirement: `${asvs('6.3.3')}, ${nist('2.2.1')}`, message }]
  }
  if (factors.some(({ restricted }) => !restricted)) return []
  const message = `The only second factor is ${factors.map(({ id }) => id).join(', ')}, which can be intercepted: add authenticatorApp() beside it.`
  return [{ id: 'auth.sms-only', level: 'error', requirement: `${asvs('6.6.1')}, ${nist('3.1.3.3')}, ${nist('3.2.9')}`, message }]
}

const isLeftToProviders = (methods: Required<PolicyFacts>['methods']): boolean =>
  methods.length > 0 && methods.every(({ secondFactor = 'portal' }) => secondFactor !== 'portal')

function toFactorRule({ factors, methods = [] }: PolicyFacts): SignInRule {
  const names = factors.map(({ id, restricted }) => (restricted ? `${id} (restricted)` : id)).join(', ')
  return {
    id: 'second-factors',
    topic: TOPIC.factor,
    says: toFactorSentence(names, methods),
    value: names === '' ? 'none' : names,
    requirement: `${asvs('6.1.3', '6.3.3', '6.6.1')}, ${nist('3.2.9')}`,
  }
}

function toFactorSentence(names: string, methods: Required<PolicyFacts>['methods']): string {
  if (names !== '') return `The second factors, the preferred one first: ${names}.`
  return isLeftToProviders(methods) ? 'The second factor is left to the identity provider.' : 'There is no second factor.'
}

function toRule<Key extends keyof SignInPolicy>(key: Key, policy: SignInPolicy): SignInRule {
  const rule: PolicyRule<SignInPolicy[Key]> = POLICY_RULES[key]
  const value = policy[key]
  const preset = defaultPolicy[key]
  return {
    id: toKebab(key),
    topic: rule.topic,
    says: rule.says(value),
    value: String(value),
    ...(value === preset ? {} : { insteadOf: String(preset) }),
    requirement: rule.requirement,
  }
}

function toFinding<Key extends keyof SignInPolicy>(key: Key, policy: SignInPolicy): readonly Finding[] {
  const rule: PolicyRule<SignInPolicy[Key]> = POLICY_RULES[key]
  const value = policy[key]
  if (!rule.isWeaker(value)) return []
  return [{ id: `auth.${toKebab(key)}`, level: rule.level, requirement: rule.requirement, message: rule.message(value) }]
}

const listKeys = (): readonly (keyof SignInPolicy)[] => SignInPolicy.keyof().options

const toKebab = (key: string): string => key.replaceAll(/[A-Z]/gu, (capital) => `-${capital.toLowerCase()}`)

const count = (number: number, unit: string): string => `${number} ${unit}${number === 1 ? '' : 's'}`

/** Topics that are not ours stand behind ours, in the order they came. */
function toPlace(topic: string): number {
  const place = TOPICS.indexOf(topic)
  return place === -1 ? TOPICS.length : place
}
