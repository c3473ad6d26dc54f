import { describe, expect, test } from 'vitest'
import { FIXED_RULES } from './fixed-rules.ts'
import { POLICY_RULES, toFindings, toRules } from './policy-rules.ts'
import { defaultPolicy, laurensPolicy, SignInPolicy } from './sign-in-policy.ts'

const SMS = { id: 'sms', restricted: true }
const APP = { id: 'app', restricted: false }
const both = { factors: [SMS, APP] }
const KEYS = SignInPolicy.keyof().options

// OWASP ASVS 5.0.0, as published; what is cited must be in it.
const ASVS =
  '3.3.1 3.3.2 3.3.3 3.3.4 3.5.3 6.1.1 6.1.2 6.1.3 6.2.1 6.2.4 6.2.5 6.2.7 6.2.9 6.2.10 6.2.11 6.2.12 6.3.1 6.3.3 6.3.7 6.3.8 6.4.1 6.4.3 6.5.1 6.5.3 6.5.4 6.5.5 6.5.6 6.6.1 6.6.2 6.6.3 7.1.1 7.1.2 7.2.3 7.2.4 7.3.1 7.3.2 7.4.3 7.5.1 7.5.2 7.5.3 11.4.2 14.2.1 14.2.7'.split(
    ' ',
  )
const NIST = '2.2.1 2.2.3 3.1.1.2 3.1.3.2 3.1.3.3 3.2.2 3.2.7 3.2.9 4.2.1.2 4.6 5.1 5.1.1 5.2'.split(' ')

/** Per key values that are weaker than the default, and values that are as strong or stronger. */
const VALUES = {
  welcome: { weaker: ['temporary-password'], fine: ['link'] },
  reset: { weaker: ['temporary-password'], fine: ['link'] },
  welcomeLinkHours: { weaker: [73, 168], fine: [1, 72] },
  resetLinkMinutes: { weaker: [31, 1440], fine: [5, 30] },
  temporaryPasswordHours: { weaker: [25, 72], fine: [1, 24] },
  wrongPassword: { weaker: ['block'], fine: ['delay'] },
  wrongPasswordsBeforeBlock: { weaker: [6, 10], fine: [3, 5] },
  passwordLength: { weaker: [8, 9, 10, 11], fine: [12, 15, 64] },
  passwordComposition: { weaker: [true], fine: [false] },
  passwordHistory: { weaker: [2, 12, 24], fine: [1] },
  userName: { weaker: [], fine: ['helpdesk', 'once'] },
  secondFactorAt: { weaker: [], fine: ['new-device', 'always'] },
  rememberDevice: { weaker: ['always'], fine: ['ask'] },
  rememberDeviceDays: { weaker: [31, 365], fine: [1, 30] },
  stepUpMinutes: { weaker: [16, 60], fine: [1, 15] },
} satisfies Record<keyof SignInPolicy, { weaker: unknown[]; fine: unknown[] }>

const ERRORS = ['passwordComposition']
const toId = (key: string) => `auth.${key.replaceAll(/[A-Z]/gu, (capital) => `-${capital.toLowerCase()}`)}`
const cases = (kind: 'weaker' | 'fine') =>
  (Object.keys(VALUES) as (keyof SignInPolicy)[]).flatMap((key) =>
    VALUES[key][kind].map((value) => [key, value, SignInPolicy.parse({ ...defaultPolicy, [key]: value })] as const),
  )

describe('the table of rules', () => {
  test('has an entry for every key of the policy and for nothing else, and so has this test', () => {
    const keys = Object.keys(SignInPolicy.shape).toSorted()
    expect(Object.keys(POLICY_RULES).toSorted()).toEqual(keys)
    expect(Object.keys(VALUES).toSorted()).toEqual(keys)
    expect(Object.keys(defaultPolicy).toSorted()).toEqual(keys)
  })

  test('is tried with every value a key with a few values has', () => {
    for (const key of KEYS) {
      const schema: object = SignInPolicy.shape[key]
      const options: unknown = Reflect.get(schema, 'options')
      if (!Array.isArray(options)) continue
      expect(new Set<unknown>([...VALUES[key].weaker, ...VALUES[key].fine]), key).toEqual(new Set(options))
    }
  })

  test.each(cases('weaker'))('%s: %j is weaker than the default, and exactly that is found', (key, _, policy) => {
    const findings = toFindings(policy, both)
    expect(findings.map(({ id, level }) => ({ id, level }))).toEqual([{ id: toId(key), level: ERRORS.includes(key) ? 'error' : 'warning' }])
  })

  test.each(cases('fine'))('%s: %j is as strong as the default, and nothing is found', (_, __, policy) => {
    expect(toFindings(policy, both)).toEqual([])
  })
})

describe('findings', () => {
  test('are none for the default policy with a text message and an app beside it', () => {
    expect(toFindings(defaultPolicy, both)).toEqual([])
    expect(toFindings(defaultPolicy, { factors: [APP] })).toEqual([])
  })

  test('say as an error that there is no second factor', () => {
    expect(toFindings(defaultPolicy, { factors: [] })).toMatchObject([
      { id: 'auth.single-factor', level: 'error', requirement: expect.stringContaining('ASVS 5.0 6.3.3') },
    ])
  })

  test('say as an error that there are only restricted factors', () => {
    expect(toFindings(defaultPolicy, { factors: [SMS] })).toMatchObject([
      {
        id: 'auth.sms-only',
        level: 'error',
        requirement: expect.stringContaining('ASVS 5.0 6.6.1'),
        message: expect.stringContaining('sms'),
      },
    ])
  })

  test('of the policy of Laurens are these', () => {
    expect(toFindings(laurensPolicy, both).map(({ id, level }) => `${level} ${id}`)).toEqual([
      'warning auth.welcome',
      'warning auth.reset',
      'warning auth.wrong-password',
      'warning auth.password-length',
      'error auth.password-composition',
      'warning auth.password-history',
      'warning auth.remember-device',
      'warning auth.remember-device-days',
    ])
  })

  test('each say why, in a sentence', () => {
    const weakest = SignInPolicy.parse(Object.fromEntries(KEYS.map((key) => [key, VALUES[key].weaker.at(-1) ?? defaultPolicy[key]])))
    for (const { message } of toFindings(weakest, { factors: [] })) expect(message).toMatch(/^[A-Z].+\.$/u)
  })
})

describe('the rules that hold', () => {
  test('are one per key and every fixed one, each once, with what extra ones there are', () => {
    const extra = { id: 'entra-mfa', topic: 'Entra', says: 'Entra asks.', value: 'always', requirement: 'ASVS 5.0 6.8.4' }
    const rules = toRules(defaultPolicy, { ...both, methods: [{ rules: [extra] }] })
    expect(rules).toHaveLength(KEYS.length + FIXED_RULES.length + 2)
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    expect(rules.at(-1)).toEqual(extra)
  })

  test('name the second factors, and which are restricted', () => {
    const said = (factors: (typeof SMS)[]) => toRules(defaultPolicy, { factors }).find(({ id }) => id === 'second-factors')
    expect(said([APP, SMS])).toMatchObject({ value: 'app, sms (restricted)', says: expect.stringContaining('app, sms (restricted).') })
    expect(said([])).toMatchObject({ value: 'none', says: 'There is no second factor.' })
  })

  test('stand together per topic', () => {
    const topics = toRules(laurensPolicy, both).map(({ topic }) => topic)
    expect(topics.filter((topic, index) => topic !== topics[index - 1])).toEqual([...new Set(topics)])
  })

  test('say the default where something else was chosen, and only there', () => {
    expect(toRules(defaultPolicy, both).filter(({ insteadOf }) => insteadOf !== undefined)).toEqual([])
    const chosen = toRules(laurensPolicy, both).filter(({ insteadOf }) => insteadOf !== undefined)
    expect(chosen.map(({ id, value, insteadOf }) => `${id}: ${value}, not ${insteadOf}`)).toEqual([
      'welcome: temporary-password, not link',
      'reset: temporary-password, not link',
      'password-length: 8, not 12',
      'password-composition: true, not false',
      'password-history: 12, not 1',
      'user-name: once, not helpdesk',
      'wrong-password: block, not delay',
      'remember-device: always, not ask',
      'remember-device-days: 365, not 30',
    ])
  })

  test('are sentences, under a topic', () => {
    for (const { id, says, topic, value } of [...toRules(defaultPolicy, both), ...toRules(laurensPolicy, both)]) {
      expect(says, id).toMatch(/^[A-Z0-9].+\.$/u)
      expect(topic && value, id).not.toBe('')
    }
  })

  test('cite requirements that exist', () => {
    const cited = [
      ...toRules(defaultPolicy, both),
      ...toFindings(laurensPolicy, { factors: [] }),
      ...toFindings(laurensPolicy, { factors: [SMS] }),
    ]
    for (const { id, requirement } of cited) {
      for (const each of requirement.split(', ')) {
        const [, standard, number = ''] = /^(ASVS 5\.0|NIST SP 800-63B-4) ([\d.]+)$/u.exec(each) ?? []
        expect(standard === 'ASVS 5.0' ? ASVS : NIST, `${id}: ${each}`).toContain(number)
      }
    }
  })
})
