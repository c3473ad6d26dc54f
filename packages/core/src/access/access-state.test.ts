import { expect, test } from 'vitest'
import { decideAccess, type AccessFacts } from './access-state.ts'

const policy = { endsAfterCareDays: 7 }
const facts: AccessFacts = {
  validFrom: new Date('2026-01-01T00:00:00Z'),
  validUntil: undefined,
  revokedAt: undefined,
  careEndedOn: undefined,
}
const at = (instant: string) => new Date(instant)

test('an access without an end is open', () => {
  expect(decideAccess(facts, policy, at('2026-06-01T12:00:00Z'))).toBe('open')
})

test('an access opens at its first moment and closes at its last', () => {
  const bounded = { ...facts, validUntil: at('2026-02-01T00:00:00Z') }
  expect(decideAccess(bounded, policy, at('2025-12-31T23:59:59Z'))).toBe('not-yet')
  expect(decideAccess(bounded, policy, at('2026-01-31T23:59:59Z'))).toBe('open')
  expect(decideAccess(bounded, policy, at('2026-02-01T00:00:00Z'))).toBe('lapsed')
})

test('a revoked access is closed whatever else holds', () => {
  expect(decideAccess({ ...facts, revokedAt: at('2026-03-01T00:00:00Z') }, policy, at('2026-03-01T00:00:00Z'))).toBe('revoked')
})

test('after the end of care the portal stays open for seven days, and closes with the last of them in Amsterdam', () => {
  const ended = { ...facts, careEndedOn: '2026-10-20' }
  expect(decideAccess(ended, policy, at('2026-10-27T22:59:59Z'))).toBe('open')
  expect(decideAccess(ended, policy, at('2026-10-27T23:00:00Z'))).toBe('care-ended')
})

test('a clock change inside the seven days neither adds nor takes an hour', () => {
  const ended = { ...facts, careEndedOn: '2026-03-25' }
  expect(decideAccess(ended, policy, at('2026-04-01T21:59:59Z'))).toBe('open')
  expect(decideAccess(ended, policy, at('2026-04-01T22:00:00Z'))).toBe('care-ended')
})
