import { expect, test } from 'vitest'
import { createRowPlaces } from './row-places.ts'

test('the places of each owner are found in their order, however many rows stand between them', () => {
  const places = createRowPlaces()
  const all = Array.from({ length: 30_000 }, (_, row) => ({ offset: row * 2 ** 20, length: row % 7, line: row + 1, ordinal: row }))
  for (const place of all) places.add(`k${place.ordinal % 3}`, place)
  for (const owner of [0, 1, 2]) expect(places.of(`k${owner}`)).toEqual(all.filter(({ ordinal }) => ordinal % 3 === owner))
  expect(places.lastOf('k2')).toEqual(all.at(-1))
  expect([places.of('k9'), places.lastOf('k9')]).toEqual([[], undefined])
})
