import { describe, expect, test } from 'vitest'
import { listHalfYear } from '../src/list-half-year.ts'
import { toWeek } from '../src/to-week.ts'

describe('a week begins on Monday at midnight in Amsterdam', () => {
  test.each([
    ['a Sunday, one minute before midnight', '2026-11-22T22:59:00Z', '2026-11-16'],
    ['a Monday, at midnight', '2026-11-22T23:00:00Z', '2026-11-23'],
    ['a Wednesday', '2026-11-25T12:00:00Z', '2026-11-23'],
    ['New Year’s Eve', '2026-12-31T12:00:00Z', '2026-12-28'],
    ['New Year’s Day, in the same week', '2026-12-31T23:30:00Z', '2026-12-28'],
    ['the first Monday of a year', '2027-01-03T23:00:00Z', '2027-01-04'],
    ['the last hour before summer time', '2026-03-29T00:59:00Z', '2026-03-23'],
    ['the first hour of summer time', '2026-03-29T01:00:00Z', '2026-03-23'],
    ['the Sunday that has 23 hours, one minute before its end', '2026-03-29T21:59:00Z', '2026-03-23'],
    ['the Monday after it', '2026-03-29T22:00:00Z', '2026-03-30'],
    ['the Sunday that has 25 hours, one minute before its end', '2026-10-25T22:59:00Z', '2026-10-19'],
    ['the Monday after it', '2026-10-25T23:00:00Z', '2026-10-26'],
    ['29 February', '2028-02-29T12:00:00Z', '2028-02-28'],
  ])('%s', (_, instant, monday) => {
    expect(toWeek(new Date(instant))).toBe(monday)
  })
})

test('half a year is 26 Mondays, over the end of a year and the change of the clock', () => {
  const weeks = listHalfYear('2027-01-04')
  expect(weeks).toHaveLength(26)
  expect(weeks[0]).toBe('2026-07-13')
  expect(weeks.at(-1)).toBe('2027-01-04')
  expect(weeks.every((monday) => new Date(monday).getUTCDay() === 1)).toBe(true)
  expect(new Set(weeks).size).toBe(26)
})
