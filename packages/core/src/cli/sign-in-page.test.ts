import { describe, expect, test } from 'vitest'
import { authenticator, compositionOf } from '../compose/portal.fixture.ts'
import type { Finding } from '../define/finding.ts'
import type { SignInRule } from '../define/sign-in-rule.ts'
import { toSignInPage } from './sign-in-page.ts'

const rule = (changes: Partial<SignInRule> = {}): SignInRule => ({
  id: 'password-length',
  topic: 'Passwords',
  says: 'A password has at least 8 characters.',
  value: '8',
  requirement: 'ASVS 5.0 6.2.1',
  ...changes,
})
const finding = (changes: Partial<Finding> = {}): Finding => ({
  id: 'auth.password-length',
  level: 'error',
  requirement: 'ASVS 5.0 6.2.1',
  message: 'Passwords of 8 characters are allowed.',
  ...changes,
})
const acceptance = { id: 'auth.password-length', reason: 'As in the manual', by: 'Board', until: '2027-03-01' }

const pageOf = (rules: readonly SignInRule[], findings: readonly Finding[] = [], rest: Readonly<Record<string, unknown>> = {}) =>
  toSignInPage(compositionOf({ auth: authenticator({ maxAssurance: 'mfa', rules, findings }), ...rest }))

describe('the page about signing in', () => {
  test('says whose rules they are, and each in a table of its topic', () => {
    const page = pageOf([rule({ insteadOf: '12' }), rule({ id: 'session-idle', topic: 'Sessions', says: 'It ends.', value: '15 minutes' })])
    expect(page.split('\n\n')).toEqual([
      '# Signing in to Mijn Zonnehof',
      expect.stringContaining('The rules of the portal of Zonnehof at https://zonnehof.example/portaal/, '),
      'The strongest proof of who is there that a session can have: mfa.',
      '## Passwords',
      '| Rule | Value | Instead of the default | Requirement |\n| --- | --- | --- | --- |\n| A password has at least 8 characters. (password-length) | 8 | 12 | ASVS 5.0 6.2.1 |',
      '## Sessions',
      '| Rule | Value | Instead of the default | Requirement |\n| --- | --- | --- | --- |\n| It ends. (session-idle) | 15 minutes |  | ASVS 5.0 6.2.1 |',
      '## What is weaker than the default',
      'Nothing.',
    ])
  })

  test('says what is weaker, and who accepted that, why and until when', () => {
    const warning = finding({ id: 'auth.welcome', level: 'warning', message: 'It stands in a mail.' })
    const rows = pageOf([rule()], [finding(), warning], { acceptedRisks: [acceptance] })
      .split('\n')
      .slice(-4)
    expect(rows).toEqual([
      '| What | Level | Requirement | Why it is accepted | By | Until |',
      '| --- | --- | --- | --- | --- | --- |',
      '| Passwords of 8 characters are allowed. (auth.password-length) | error | ASVS 5.0 6.2.1 | As in the manual | Board | 2027-03-01 |',
      '| It stands in a mail. (auth.welcome) | warning | ASVS 5.0 6.2.1 | not accepted by name |  |  |',
    ])
  })

  test('is about signing in only: what the machine reports stands elsewhere', () => {
    const machine = finding({ id: 'embedded-database-in-production', level: 'warning' })
    const composition = compositionOf({ auth: authenticator({ rules: [rule()] }) }, { findings: [machine] })
    expect(composition.findings).toHaveLength(1)
    expect(toSignInPage(composition)).toMatch(/Nothing\.$/u)
  })

  test('is the same on every day and every time', () => {
    const given = { auth: authenticator({ rules: [rule()], findings: [finding()] }), acceptedRisks: [acceptance] }
    const at = (now: string) => toSignInPage(compositionOf(given, { now: new Date(now) }))
    expect(at('2026-11-22T12:00:00Z')).toBe(at('2027-02-28T12:00:00Z'))
    expect(at('2026-11-22T12:00:00Z')).not.toContain('2026')
  })

  test('says so when an authenticator states no rules', () => {
    expect(toSignInPage(compositionOf())).toContain('can have: single.\n\nThis way of signing in states no rules.')
  })

  test.each([
    ['a | b', String.raw`a \| b`],
    ['a\\| b', String.raw`a\\\| b`],
    ['a\n| b', String.raw`a \| b`],
    ['a\r\n\n# b', String.raw`a \# b`],
    ['a\u2028b\u202ec', 'a b c'],
    ['<script>x</script>', String.raw`\<script\>x\</script\>`],
    ['[a](javascript:b)', String.raw`\[a\](javascript:b)`],
    ['`a` *b* __c__', String.raw`\`a\` \*b\* \_\_c\_\_`],
    ['&lt;', String.raw`\&lt;`],
  ])('shows %j as it is, in one cell', (text, shown) => {
    const acceptedRisks = [{ ...acceptance, reason: text, by: text }]
    const page = pageOf(
      [rule({ says: text, value: text, insteadOf: text, requirement: text, topic: text })],
      [finding({ message: text, requirement: text })],
      { acceptedRisks },
    )
    const [ruleRow, findingRow] = page.split('\n').filter((line) => line.startsWith('| ') && line.includes('password-length'))
    expect(ruleRow).toBe(`| ${shown} (password-length) | ${shown} | ${shown} | ${shown} |`)
    expect(findingRow).toBe(`| ${shown} (auth.password-length) | error | ${shown} | ${shown} | ${shown} | 2027-03-01 |`)
    expect(page).toContain(`\n## ${shown}\n`)
  })
})
