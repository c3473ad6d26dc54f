import { expect, test } from 'vitest'
import { isTooMuch } from './brake.ts'

const limit = { share: 0.3, always: 1 }

test('a removal above the share is too much, one at the share is not', () => {
  expect(isTooMuch(31, 100, limit)).toBe(true)
  expect(isTooMuch(30, 100, limit)).toBe(false)
})

test('one contact less never stops a sync, however few there are', () => {
  expect(isTooMuch(1, 2, limit)).toBe(false)
  expect(isTooMuch(2, 2, limit)).toBe(true)
})

test('nothing is allowed when the organisation says so', () => {
  expect(isTooMuch(1, 2, { share: 0, always: 0 })).toBe(true)
})
