import { describe, expect, test } from 'vitest'
import type { ComposedRight } from '../compose/composition.ts'
import { decideRights, isManageable, listGrantable } from './grantable.ts'

const right = (id: string, changes: Partial<ComposedRight> = {}): ComposedRight => ({
  id,
  part: id.slice(0, id.lastIndexOf(':')),
  name: id.slice(id.lastIndexOf(':') + 1),
  titleKey: id,
  explicit: false,
  byBasis: [],
  ...changes,
})
const read = right('board.wall:read')
const post = right('board.wall:post')
const plan = right('dossier.plan:read')
const wzd = right('wzd.measures:read', { explicit: true, byBasis: ['self', 'mentor'] })
const all = [read, post, plan, wzd]
const ids = (rights: readonly ComposedRight[]) => rights.map(({ id }) => id)

describe('what a portal administrator may give', () => {
  test('is what they hold themselves', () => {
    const daughter = { basis: 'family', represents: false, rights: [read.id, post.id] } as const
    expect(ids(listGrantable(all, daughter))).toEqual([read.id, post.id])
  })

  test('is an explicit right only for the client and who represents them', () => {
    const rights = [read.id, wzd.id]
    expect(ids(listGrantable(all, { basis: 'family', represents: false, rights }))).toEqual([read.id])
    expect(ids(listGrantable(all, { basis: 'family', represents: true, rights }))).toEqual([read.id, wzd.id])
    expect(ids(listGrantable(all, { basis: 'self', represents: false, rights: [] }))).toEqual([wzd.id])
  })
})

describe('the rights after a change', () => {
  const grantable = [read, post]

  test('are the ticked ones, and never one that is not the grantor’s', () => {
    expect(decideRights({ ticked: [read.id, plan.id, 'made.up:read'], present: [], grantable })).toEqual([read.id])
  })

  test('keep what the grantor can neither give nor take', () => {
    expect(decideRights({ ticked: [], present: [read.id, plan.id], grantable })).toEqual([plan.id])
  })

  test('include reading a part in which something may be done', () => {
    expect(decideRights({ ticked: [post.id], present: [], grantable })).toEqual([post.id, read.id].toSorted())
  })
})

describe('an access that a portal administrator may change or end', () => {
  const admin = { accountId: 'admin' }
  const niece = { accountId: 'niece', basis: 'invited', represents: false, portalAdmin: false } as const

  test('is one of family or an invited person', () => {
    expect(isManageable(niece, admin)).toBe(true)
    expect(isManageable({ ...niece, basis: 'family' }, admin)).toBe(true)
  })

  test('is not their own, the client’s, a mentor’s or a representative’s', () => {
    expect(isManageable({ ...niece, accountId: 'admin' }, admin)).toBe(false)
    for (const basis of ['self', 'parental-authority', 'guardian', 'curator', 'mentor', 'administrator', 'written-authorisation'] as const)
      expect(isManageable({ ...niece, basis }, admin)).toBe(false)
    expect(isManageable({ ...niece, represents: true }, admin)).toBe(false)
    expect(isManageable({ ...niece, portalAdmin: true }, admin)).toBe(false)
  })
})
