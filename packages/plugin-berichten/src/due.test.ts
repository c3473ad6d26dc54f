import { expect, test } from 'vitest'
import { isLate, toDueDay } from './due.ts'

test.each([
  ['Monday', '2026-11-23T09:00:00Z', 1, '2026-11-24'],
  ['Friday, over the weekend', '2026-11-27T09:00:00Z', 1, '2026-11-30'],
  ['Saturday', '2026-11-28T09:00:00Z', 2, '2026-12-01'],
  ['a week of working days', '2026-11-23T09:00:00Z', 5, '2026-11-30'],
  ['late in the evening in UTC, the next day in Amsterdam', '2026-11-22T23:30:00Z', 1, '2026-11-24'],
])('%s', (_, asked, days, due) => {
  expect(toDueDay(new Date(asked), days)).toBe(due)
})

test('an answer is late when the last day is over, in Amsterdam', () => {
  const asked = new Date('2026-11-23T09:00:00Z')
  expect(isLate(asked, 1, new Date('2026-11-24T22:59:00Z'))).toBe(false)
  expect(isLate(asked, 1, new Date('2026-11-24T23:01:00Z'))).toBe(true)
})
