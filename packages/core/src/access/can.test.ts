import { expect, test } from 'vitest'
import { canUse, isAssured } from './can.ts'

test('a right is held when it was granted, and by nobody else', () => {
  const right = { id: 'dossier.plan:read', byBasis: [] }
  expect(canUse({ basis: 'family', rights: ['dossier.plan:read'] }, right)).toBe(true)
  expect(canUse({ basis: 'family', rights: ['dossier.plan', 'dossier.timeline:read', 'dossier.plan:read2'] }, right)).toBe(false)
})

test('a right that comes with a basis is held by that basis without a grant', () => {
  const right = { id: 'wzd.measures:read', byBasis: ['self', 'mentor'] as const }
  expect(canUse({ basis: 'mentor', rights: [] }, right)).toBe(true)
  expect(canUse({ basis: 'invited', rights: [] }, right)).toBe(false)
})

test('a part that asks a second factor is not opened by a password alone', () => {
  expect(isAssured('single', 'mfa')).toBe(false)
  expect(isAssured('mfa', 'mfa')).toBe(true)
  expect(isAssured('single', undefined)).toBe(true)
})
