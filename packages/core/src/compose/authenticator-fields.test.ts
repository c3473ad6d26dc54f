import { describe, expect, test } from 'vitest'
import type { SignInRule } from '../define/sign-in-rule.ts'
import type { SmsSender } from '../define/sms-sender.ts'
import { authenticator, compositionOf, problemsOf } from './portal.fixture.ts'

const rule: SignInRule = { id: 'x', topic: 'Topic', says: 'It holds.', value: '1', insteadOf: '2', requirement: 'ASVS 5.0 6.2.1' }
const smsSender: SmsSender = { id: 'cm', idempotent: false, developmentOnly: false, send: async () => ({}) }

describe('what an authenticator says of itself', () => {
  test('comes through composing whole', () => {
    const given = { maxAssurance: 'mfa', rules: [rule], productionProblems: ['sms.sender: none'], smsSender } as const
    const { authenticator: composed } = compositionOf({ auth: authenticator(given) })
    expect(composed).toMatchObject(given)
    expect(composed.smsSender?.send).toBe(smsSender.send)
  })

  test.each([
    ['maxAssurance', { maxAssurance: 'strong' }, 'auth.maxAssurance'],
    ['a rule', { rules: [{ ...rule, says: 7 }] }, 'auth.rules[0].says'],
    ['productionProblems', { productionProblems: 'none' }, 'auth.productionProblems'],
    ['smsSender', { smsSender: { ...smsSender, send: undefined } }, 'auth.smsSender.send'],
  ])('is refused when %s has the wrong shape', (_, changes, place) => {
    expect(problemsOf({ auth: { ...authenticator(), ...changes } })).toMatchObject([
      { code: 'DEFINITION_INVALID', place: expect.stringContaining(place) },
    ])
  })

  test('stops production for what only production refuses, and nothing else', () => {
    const auth = authenticator({ productionProblems: ['sms.sender: production needs a provider'] })
    expect(problemsOf({ auth })).toEqual([])
    expect(problemsOf({ auth }, { production: true })).toMatchObject([
      { code: 'OPTION_INVALID', place: 'auth, options', cause: 'sms.sender: production needs a provider.' },
    ])
  })
})
