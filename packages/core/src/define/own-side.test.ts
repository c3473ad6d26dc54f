import { expect, test } from 'vitest'
import { isOwnSide } from './own-side.ts'

test('the client is of the own side, and so is who represents them, on whatever basis', () => {
  expect(isOwnSide({ basis: 'self', represents: false })).toBe(true)
  expect(isOwnSide({ basis: 'family', represents: true })).toBe(true)
})

test('a basis by law without the word that somebody represents is not, nor is family, nor who has no access', () => {
  expect(isOwnSide({ basis: 'mentor', represents: false })).toBe(false)
  expect(isOwnSide({ basis: 'family', represents: false })).toBe(false)
  expect(isOwnSide(undefined)).toBe(false)
})
