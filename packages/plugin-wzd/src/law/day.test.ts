import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, countDays, toDay } from './day.ts'

/** Days from 1990 to 2100, and among them often those on which calendars go wrong. */
const HARD_DAYS = [
  '2024-02-29',
  '2000-02-29',
  '2100-02-28',
  '2023-02-28',
  '2026-01-31',
  '2026-03-29',
  '2026-10-25',
  '2027-03-28',
  '2026-12-31',
]
const day = fc.oneof(
  fc.integer({ min: 0, max: 40_541 }).map((days) => addDays('1990-01-01', days)),
  fc.constantFrom(...HARD_DAYS),
)
const months = fc.integer({ min: 0, max: 24 })

describe('a day', () => {
  test.each([
    ['2026-01-15', 3, '2026-04-15'],
    ['2026-01-31', 3, '2026-04-30'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2023-11-29', 3, '2024-02-29'],
    ['2024-02-29', 6, '2024-08-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-10-31', 3, '2027-01-31'],
    ['2099-11-30', 3, '2100-02-28'],
    ['0001-01-31', 1, '0001-02-28'],
    ['9999-12-01', 3, '9999-12-31'],
  ])('%s and %i months is %s', (from, count, to) => {
    expect(addMonths(from, count)).toBe(to)
  })

  test('keeps its number in another month, or is the last day of a shorter one', () => {
    fc.assert(
      fc.property(day, months, (from, count) => {
        const to = addMonths(from, count)
        const [index, at] = [from, to].map((one) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7)))
        expect(at! - index!).toBe(count)
        const isLast = addDays(to, 1).slice(8) === '01'
        expect(to.slice(8) === from.slice(8) || (isLast && to.slice(8) < from.slice(8))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('moved by months twice is moved at most so far as by both at once, and equally far when no month is too short', () => {
    fc.assert(
      fc.property(day, months, months, (from, one, other) => {
        const twice = addMonths(addMonths(from, one), other)
        const once = addMonths(from, one + other)
        expect(twice <= once && twice.slice(0, 7) === once.slice(0, 7)).toBe(true)
        if (addMonths(from, one).slice(8) === from.slice(8)) expect(twice).toBe(once)
      }),
      { numRuns: 200 },
    )
  })

  test('later days end later or at the same time', () => {
    fc.assert(
      fc.property(day, day, months, (one, other, count) => {
        const [first, last] = [one, other].toSorted()
        expect(addMonths(first!, count) <= addMonths(last!, count)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('is counted as a day of any length: those on which the clock changes too', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 800 }), (from, count) => {
        expect(countDays(from, addDays(from, count))).toBe(count)
        expect(countDays(addDays(from, count), from)).toBe(count === 0 ? 0 : -count)
      }),
      { numRuns: 200 },
    )
    expect(countDays('2026-10-24', '2026-10-26')).toBe(2)
    expect(countDays('2026-03-28', '2026-03-30')).toBe(2)
  })

  test('of an instant is the day in Amsterdam', () => {
    expect(toDay('2026-01-05T22:59:59Z')).toBe('2026-01-05')
    expect(toDay('2026-01-05T23:00:00Z')).toBe('2026-01-06')
    expect(toDay('2026-07-05T22:00:00Z')).toBe('2026-07-06')
    expect(toDay('2026-10-25T00:30:00+02:00')).toBe('2026-10-25')
  })

  test.each(['', '2026', '2026-02', '2026-02-30', '2026-13-01', 'yesterday'])('is none of %j', (text) => {
    expect(toDay(text)).toBeUndefined()
  })
})
