import { expect, test } from 'vitest'
import { toSlices } from './to-slices.ts'

function rows(count: number, characters: number) {
  return Array.from({ length: count }, (_, index) => ({ json: 'x'.repeat(characters - 1), words: 'y', index }))
}

test('every record is in one slice, in their order, and no slice has more than 500', () => {
  const records = rows(1_201, 100)
  const slices = toSlices(records)
  expect(slices.map(({ length }) => length)).toEqual([500, 500, 201])
  expect(slices.flat()).toEqual(records)
  expect(toSlices([])).toEqual([])
})

test('long records share a slice up to a million characters, and one that is longer has its own', () => {
  expect(toSlices(rows(5, 400_000)).map(({ length }) => length)).toEqual([2, 2, 1])
  expect(toSlices([...rows(1, 10), ...rows(1, 2_000_000), ...rows(2, 10)]).map(({ length }) => length)).toEqual([1, 1, 2])
})
