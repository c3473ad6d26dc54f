import { describe, expect, test } from 'vitest'
import { decideAccess, findEnd, isRepresenting, type AccessEnds } from './access-state.ts'
import { OPEN_ACCESS } from './open-access.fixture.ts'

const policy: AccessEnds = { endsAfterCareDays: 7, readOnAfterDeath: [] }
const at = (instant: string) => new Date(instant)

test('an access without an end is open', () => {
  expect(decideAccess(OPEN_ACCESS, policy, at('2026-06-01T12:00:00Z'))).toBe('open')
})

test('an access opens at its first moment and closes at its last', () => {
  const bounded = { ...OPEN_ACCESS, validUntil: at('2026-02-01T00:00:00Z') }
  expect(decideAccess(bounded, policy, at('2025-12-31T23:59:59Z'))).toBe('not-yet')
  expect(decideAccess(bounded, policy, at('2026-01-31T23:59:59Z'))).toBe('open')
  expect(decideAccess(bounded, policy, at('2026-02-01T00:00:00Z'))).toBe('lapsed')
})

test('a revoked access is closed whatever else holds', () => {
  expect(decideAccess({ ...OPEN_ACCESS, revokedAt: at('2026-03-01T00:00:00Z') }, policy, at('2026-03-01T00:00:00Z'))).toBe('revoked')
})

test('after the end of care the portal stays open for seven days, and closes with the last of them in Amsterdam', () => {
  const ended = { ...OPEN_ACCESS, careEndedOn: '2026-10-20' }
  expect(decideAccess(ended, policy, at('2026-10-27T22:59:59Z'))).toBe('open')
  expect(decideAccess(ended, policy, at('2026-10-27T23:00:00Z'))).toBe('care-ended')
})

test('a clock change inside the seven days neither adds nor takes an hour', () => {
  const ended = { ...OPEN_ACCESS, careEndedOn: '2026-03-25' }
  expect(decideAccess(ended, policy, at('2026-04-01T21:59:59Z'))).toBe('open')
  expect(decideAccess(ended, policy, at('2026-04-01T22:00:00Z'))).toBe('care-ended')
})

test('a blocked access is closed at once and opens when the block is lifted', () => {
  expect(decideAccess({ ...OPEN_ACCESS, blockedAt: at('2026-03-01T00:00:00Z') }, policy, at('2026-03-01T00:00:00Z'))).toBe('blocked')
  expect(decideAccess(OPEN_ACCESS, policy, at('2026-03-01T00:00:00Z'))).toBe('open')
})

describe('parents and guardians of a child', () => {
  const parent = { ...OPEN_ACCESS, basis: 'parental-authority', bornOn: '2014-06-10' } as const
  const agreed = { ...parent, consentedAt: at('2026-06-10T08:00:00Z') }

  test('read alone until the child is twelve, and from that day on only when the child agreed', () => {
    expect(decideAccess(parent, policy, at('2026-06-09T21:59:59Z'))).toBe('open')
    expect(decideAccess(parent, policy, at('2026-06-09T22:00:00Z'))).toBe('consent-needed')
    expect(decideAccess(agreed, policy, at('2026-06-10T12:00:00Z'))).toBe('open')
  })

  test('read no more from the day the child is sixteen, whoever agreed', () => {
    expect(decideAccess(agreed, policy, at('2030-06-09T21:59:59Z'))).toBe('open')
    expect(decideAccess(agreed, policy, at('2030-06-09T22:00:00Z'))).toBe('of-age')
    expect(decideAccess({ ...agreed, basis: 'guardian' }, policy, at('2030-06-10T12:00:00Z'))).toBe('of-age')
  })

  test('read nothing while nobody knows how old the child is', () => {
    expect(decideAccess({ ...parent, bornOn: undefined }, policy, at('2026-06-01T12:00:00Z'))).toBe('age-unknown')
    expect(decideAccess({ ...OPEN_ACCESS, basis: 'mentor', bornOn: undefined }, policy, at('2026-06-01T12:00:00Z'))).toBe('open')
  })

  test('have their end at the twelfth birthday, and once the child agreed at the sixteenth', () => {
    expect(findEnd(parent, policy)).toEqual({ at: at('2026-06-09T22:00:00Z'), why: 'age' })
    expect(findEnd(agreed, policy)).toEqual({ at: at('2030-06-09T22:00:00Z'), why: 'age' })
  })

  test('of a child born on 29 February count its birthday on 1 March in other years', () => {
    const leap = { ...parent, bornOn: '2012-02-29' }
    expect(decideAccess(leap, policy, at('2026-02-28T12:00:00Z'))).toBe('consent-needed')
    expect(decideAccess({ ...leap, consentedAt: at('2026-01-01T00:00:00Z') }, policy, at('2028-02-28T12:00:00Z'))).toBe('open')
    expect(findEnd({ ...leap, bornOn: '2011-02-28' }, policy)?.at).toEqual(at('2023-02-27T23:00:00Z'))
  })
})

describe('after a death', () => {
  const died = { ...OPEN_ACCESS, deceasedOn: '2026-05-04', careEndedOn: '2026-05-04' }
  const noon = at('2026-05-05T10:00:00Z')

  test('nobody reads on, unless the organisation says which bases do', () => {
    expect(decideAccess(died, policy, noon)).toBe('deceased')
    expect(decideAccess(died, { ...policy, readOnAfterDeath: ['family'] }, noon)).toBe('open')
    expect(decideAccess({ ...died, basis: 'mentor' }, { ...policy, readOnAfterDeath: ['family'] }, noon)).toBe('deceased')
  })

  test('who the organisation lets in since reads, until the days after care are over', () => {
    const since = { ...died, grantedAt: at('2026-05-05T08:00:00Z') }
    expect(decideAccess(since, policy, noon)).toBe('open')
    expect(decideAccess(since, policy, at('2026-05-12T10:00:00Z'))).toBe('care-ended')
  })

  test('who was let in since by an invitation reads nothing: the death was not known yet', () => {
    const invited = { ...died, grantedAt: at('2026-05-05T08:00:00Z'), byOrganisation: false }
    expect(decideAccess(invited, policy, noon)).toBe('deceased')
    expect(decideAccess({ ...invited, deceasedOn: undefined }, policy, noon)).toBe('open')
    expect(decideAccess(invited, { ...policy, readOnAfterDeath: ['family'] }, noon)).toBe('open')
  })

  test('nobody represents the client any more', () => {
    expect(isRepresenting({ represents: true, deceasedOn: undefined })).toBe(true)
    expect(isRepresenting({ represents: true, deceasedOn: '2026-05-04' })).toBe(false)
  })
})

test('the first of several ends is the end', () => {
  const ends = { ...OPEN_ACCESS, validUntil: at('2026-04-01T00:00:00Z'), careEndedOn: '2026-03-01' }
  expect(findEnd(ends, policy)).toEqual({ at: at('2026-03-08T23:00:00Z'), why: 'care' })
  expect(findEnd({ ...ends, careEndedOn: undefined }, policy)).toEqual({ at: at('2026-04-01T00:00:00Z'), why: 'until' })
  expect(findEnd(OPEN_ACCESS, policy)).toBeUndefined()
})
