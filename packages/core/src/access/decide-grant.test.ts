import { describe, expect, test } from 'vitest'
import { Basis } from '../define/viewer.ts'
import { decideGrant, type AskedGrant, type GrantFacts } from './decide-grant.ts'

const asked: AskedGrant = { basis: 'family', represents: false, rights: ['dossier.plan:read'], consented: false }
const facts: GrantFacts = { bornOn: '1940-03-01', today: '2026-11-22', administratorRights: ['dossier.coverage:read'] }

test('family may get any right, also one by one', () => {
  expect(decideGrant({ ...asked, rights: ['wzd.measures:read'] }, facts)).toEqual([])
})

describe('an administrator', () => {
  const administrator = { ...asked, basis: 'administrator' } as const

  test('holds nothing beyond the set that the organisation gives administrators', () => {
    const rights = ['dossier.coverage:read', 'dossier.plan:read', 'dossier.timeline:read']
    expect(decideGrant({ ...administrator, rights }, facts)).toEqual([
      { why: 'not-financial', rights: ['dossier.plan:read', 'dossier.timeline:read'] },
    ])
    expect(decideGrant({ ...administrator, rights: ['dossier.coverage:read'] }, facts)).toEqual([])
  })

  test('holds nothing at all where the organisation names no set', () => {
    expect(decideGrant({ ...administrator, rights: ['dossier.coverage:read'] }, { ...facts, administratorRights: [] })).toHaveLength(1)
    expect(decideGrant({ ...administrator, rights: [] }, { ...facts, administratorRights: [] })).toEqual([])
  })
})

test('who was invited and who administers money represent nobody; every other basis may', () => {
  const child = { ...facts, bornOn: '2020-03-01' }
  const refused = Basis.options.filter((basis) => decideGrant({ ...asked, basis, represents: true, rights: [] }, child).length > 0)
  expect(refused).toEqual(['administrator', 'invited'])
})

describe.each(['parental-authority', 'guardian'] as const)('%s', (basis) => {
  const over = (bornOn: string | undefined, consented = false) => decideGrant({ ...asked, basis, consented }, { ...facts, bornOn })

  test('needs to know how old the child is', () => {
    expect(over(undefined)).toEqual([{ why: 'age-unknown' }])
    expect(over(undefined, true)).toEqual([{ why: 'age-unknown' }])
  })

  test('decides alone until the day before the twelfth birthday', () => {
    expect(over('2014-11-23')).toEqual([])
    expect(over('2014-11-22')).toEqual([{ why: 'consent-needed' }])
  })

  test('needs the child to agree until the day before the sixteenth birthday, and is refused from then on', () => {
    expect(over('2014-11-22', true)).toEqual([])
    expect(over('2010-11-23', true)).toEqual([])
    expect(over('2010-11-22', true)).toEqual([{ why: 'of-age' }])
    expect(over('2010-11-22')).toEqual([{ why: 'of-age' }])
  })

  test('takes no consent from a child under twelve, because it would not count at twelve', () => {
    expect(over('2014-11-23', true)).toEqual([{ why: 'consent-needless' }])
  })
})

test('consent of a child means nothing on another basis', () => {
  expect(decideGrant({ ...asked, basis: 'mentor', consented: true }, facts)).toEqual([{ why: 'consent-needless' }])
})
