import { expect, test } from 'vitest'
import { createId, isId, toFirstId } from './ids.ts'

test('an id is a UUID of version 7 and variant 1, and starts with its moment', () => {
  const now = new Date('2099-05-06T07:08:09.123Z')
  const id = createId(now)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now.getTime())
})

test('ids sort in the order in which they were made, also within a millisecond and when the clock goes back', () => {
  const now = new Date('2099-06-01T00:00:00Z')
  const ids = [
    ...Array.from({ length: 10_000 }, () => createId(now)),
    ...Array.from({ length: 100 }, () => createId(new Date(now.getTime() - 86_400_000))),
    createId(new Date(now.getTime() + 60_000)),
  ]
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(ids.length)
})

test('only a text that is an id from its first to its last sign is one', () => {
  const id = createId()
  expect(isId(id)).toBe(true)
  for (const text of ['', 'command line', id.toUpperCase(), `${id}0`, ` ${id}`, `${id}\n`, id.replaceAll('-', '')])
    expect(isId(text)).toBe(false)
})

test('the first id of a moment sorts behind everything that was made before it', () => {
  const moment = new Date('2099-07-01T00:00:00Z')
  const before = createId(new Date(moment.getTime() - 1))
  const after = createId(moment)
  expect([after, toFirstId(moment), before].toSorted()).toEqual([before, toFirstId(moment), after])
  expect(isId(toFirstId(moment))).toBe(true)
})
