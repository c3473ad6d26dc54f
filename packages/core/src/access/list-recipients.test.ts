import { expect, test } from 'vitest'
import { listPeople, listRecipients, type Audience } from './list-recipients.ts'

const NOW = new Date('2026-11-22T11:00:00Z')
const READ = 'bord.board:read'
const audience: Audience = {
  right: { id: READ, byBasis: ['mentor'] },
  ends: { endsAfterCareDays: 7, readOnAfterDeath: ['family'] },
  actor: 'actor',
  now: NOW,
}
const open = {
  accountId: 'reader',
  name: 'Riet Lezer',
  role: null,
  basis: 'family',
  rights: [READ],
  grantedAt: '2020-01-01T00:00:00Z',
  byOrganisation: true,
  validFrom: '2020-01-01T00:00:00Z',
  validUntil: null,
  revokedAt: null,
  blockedAt: null,
  consentedAt: null,
  bornOn: null,
  careEndedOn: null,
  deceasedOn: null,
  isErased: false,
  isAccountBlocked: false,
}

const told = (changes: Partial<Record<keyof typeof open, unknown>>) => listRecipients([{ ...open, ...changes }], audience).length === 1

test('who may read the part is told: by a right, by the basis, or because everybody may', () => {
  expect(told({})).toBe(true)
  expect(told({ basis: 'mentor', rights: [] })).toBe(true)
  expect(listRecipients([{ ...open, rights: [] }], { ...audience, right: undefined })).toEqual(['reader'])
})

test.each([
  ['may not read the part', { rights: ['bord.board:post'] }],
  ['acts', { accountId: 'actor' }],
  ['has a blocked account', { isAccountBlocked: true }],
  ['lost access', { revokedAt: NOW.toISOString() }],
  ['has an access that is blocked', { blockedAt: NOW.toISOString() }],
  ['has an access that is over', { validUntil: NOW.toISOString() }],
  ['has an access that has not begun', { validFrom: '2026-11-22T11:00:01Z' }],
  ['has an access that ended with the care', { careEndedOn: '2026-11-14' }],
  ['is a parent of a child of sixteen', { basis: 'parental-authority', bornOn: '2010-11-22' }],
  ['is a parent of a child whose age is not known', { basis: 'parental-authority' }],
  ['may read on after a death', { deceasedOn: '2026-11-22' }],
  ['was given access after a death', { deceasedOn: '2026-11-01', grantedAt: '2026-11-20T00:00:00Z' }],
  ['has access to what was erased', { isErased: true }],
])('who %s is not told', (_, changes) => {
  expect(told(changes)).toBe(false)
})

test('facts that can not be read tell nobody', () => {
  expect(() => listRecipients([{ ...open, basis: 'stranger' }], audience)).toThrow()
  expect(() => listRecipients([{ accountId: 'reader' }], audience)).toThrow()
})

test('people are who may read the part now, by name and in order; who asks is not among them', () => {
  const others = [
    { ...open, accountId: 'zus', name: 'Zus', role: 'zus' },
    { ...open, accountId: 'anna', name: 'Anna' },
    { ...open, accountId: 'actor', name: 'Wie vraagt' },
    { ...open, accountId: 'gone', name: 'Weg', validUntil: NOW.toISOString() },
    { ...open, accountId: 'blocked', name: 'Geblokkeerd', isAccountBlocked: true },
    { ...open, accountId: 'other', name: 'Ander recht', rights: [] },
    { ...open, accountId: 'erased', name: 'Gewist', isErased: true },
  ]
  expect(listPeople(others, audience)).toEqual([
    { accountId: 'anna', name: 'Anna' },
    { accountId: 'zus', name: 'Zus', role: 'zus' },
  ])
})
