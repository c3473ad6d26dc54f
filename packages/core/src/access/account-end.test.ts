import { expect, test } from 'vitest'
import type { AccessFacts } from './access-facts.ts'
import type { AccessEnds } from './access-state.ts'
import { decideLastMoment, isTermOver } from './account-end.ts'
import { OPEN_ACCESS } from './open-access.fixture.ts'

const policy: AccessEnds = { endsAfterCareDays: 7, readOnAfterDeath: ['curator'] }
const at = (instant: string) => new Date(instant)
const now = at('2027-06-01T12:00:00Z')
const lastOf = (more: Partial<AccessFacts>) => decideLastMoment({ ...OPEN_ACCESS, ...more }, policy, now)

test.each<[string, Partial<AccessFacts>, string]>([
  ['revoked', { revokedAt: at('2026-03-01T00:00:00Z') }, '2026-03-01T00:00:00Z'],
  ['over by its own end', { validUntil: at('2026-04-01T00:00:00Z') }, '2026-04-01T00:00:00Z'],
  [
    'over by its own end while it was blocked',
    { validUntil: at('2026-04-01T00:00:00Z'), blockedAt: at('2026-02-01T00:00:00Z') },
    '2026-04-01T00:00:00Z',
  ],
  ['after care', { careEndedOn: '2026-10-20' }, '2026-10-27T23:00:00Z'],
  ['after a death', { deceasedOn: '2026-06-10' }, '2026-06-09T22:00:00Z'],
  ['over a child who is sixteen', { basis: 'guardian', bornOn: '2010-06-10' }, '2026-06-09T22:00:00Z'],
])('an access that is %s was over at that moment', (_why, more, moment) => {
  expect(lastOf(more)).toEqual(at(moment))
})

test.each<[string, Partial<AccessFacts>]>([
  ['is open', {}],
  ['is blocked', { blockedAt: at('2026-02-01T00:00:00Z') }],
  ['has not begun', { validFrom: at('2028-01-01T00:00:00Z') }],
  ['waits for the consent of a child', { basis: 'guardian', bornOn: '2014-01-01' }],
  ['waits for a day of birth', { basis: 'guardian' }],
  ['may be read on after a death', { basis: 'curator', deceasedOn: '2026-06-10' }],
])('an access that %s is not over', (_why, more) => {
  expect(lastOf(more)).toBeUndefined()
})

test('a term is whole days in Amsterdam, also over a clock change', () => {
  expect(isTermOver(at('2026-03-20T22:59:59Z'), 10, at('2026-03-30T21:59:59Z'))).toBe(false)
  expect(isTermOver(at('2026-03-20T22:59:59Z'), 10, at('2026-03-30T22:00:00Z'))).toBe(true)
})
