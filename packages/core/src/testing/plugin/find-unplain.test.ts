import { expect, test } from 'vitest'
import { findUnplain } from './find-unplain.ts'

test.each([[null], ['tekst'], [0], [[1, { a: [] }]], [{ a: undefined, b: false }], [Object.create(null)]])('%j is plain', (value) => {
  expect(findUnplain(value)).toBeUndefined()
})

const ring: unknown[] = []
ring.push(ring)

test.each([
  [{ at: new Date(0) }, 'data.at is a Date'],
  [{ items: [new Map()] }, 'data.items.0 is a Map'],
  [[undefined], 'data.0 is undefined'],
  [{ sum: Number.NaN }, 'data.sum is NaN'],
  [{ count: 1n }, 'data.count is a bigint'],
  [{ say: () => '' }, 'data.say is a function'],
  [{ name: Symbol('x') }, 'data.name is a symbol'],
  [ring, 'data.0 holds itself'],
])('%o is not', (value, what) => {
  expect(findUnplain(value)).toBe(what)
})
