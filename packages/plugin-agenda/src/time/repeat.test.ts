import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { addDays, addMonths, countMonths, isDay, toAmsterdam, toWeekday } from './day.ts'
import { isOn, listDays, REPEATS, type Series } from './repeat.ts'

const ALWAYS = { from: '2000-01-01', until: '2100-01-01' }

describe('an appointment that comes back', () => {
  test.each<[string, Series, readonly string[]]>([
    ['once', { day: '2026-11-25', repeats: 'none' }, ['2026-11-25']],
    ['every day', { day: '2026-11-25', repeats: 'daily', lastDay: '2026-11-27' }, ['2026-11-25', '2026-11-26', '2026-11-27']],
    ['every week', { day: '2026-03-22', repeats: 'weekly', lastDay: '2026-04-05' }, ['2026-03-22', '2026-03-29', '2026-04-05']],
    ['every other week', { day: '2026-10-18', repeats: 'two-weekly', lastDay: '2026-11-14' }, ['2026-10-18', '2026-11-01']],
    ['every month', { day: '2026-11-15', repeats: 'monthly', lastDay: '2027-01-31' }, ['2026-11-15', '2026-12-15', '2027-01-15']],
    [
      'on the 31st, only in months that have one',
      { day: '2026-01-31', repeats: 'monthly', lastDay: '2026-08-31' },
      ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31', '2026-08-31'],
    ],
    [
      'on 29 February, only in leap years',
      { day: '2024-02-29', repeats: 'yearly', lastDay: '2032-12-31' },
      ['2024-02-29', '2028-02-29', '2032-02-29'],
    ],
    [
      'but not on a day that was skipped',
      { day: '2026-11-25', repeats: 'daily', lastDay: '2026-11-27', skipped: ['2026-11-26'] },
      ['2026-11-25', '2026-11-27'],
    ],
  ])('%s', (_, series, days) => {
    expect(listDays(series, ALWAYS)).toEqual(days)
  })

  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2010-01-01', days))
  const series = fc.record({
    day,
    repeats: fc.constantFrom(...REPEATS),
    lastDay: fc.option(day, { nil: null }),
    skipped: fc.array(day, { maxLength: 3 }),
  })

  test('is in a window what it is over all the days of it, whatever the window', () => {
    fc.assert(
      fc.property(series, day, fc.integer({ min: 0, max: 400 }), (one, from, length) => {
        const until = addDays(from, length)
        const each = Array.from({ length }, (_, index) => addDays(from, index)).filter((each_) => isOn(one, each_))
        expect(listDays(one, { from, until })).toEqual(each)
      }),
      { numRuns: 60 },
    )
  })

  test('never comes before its first day, after its last, or on a skipped one, and keeps its day of the week or of the month', () => {
    fc.assert(
      fc.property(series, day, (one, from) => {
        for (const found of listDays(one, { from, until: addDays(from, 400) })) {
          expect(found >= one.day && (one.lastDay === null || one.repeats === 'none' || found <= one.lastDay)).toBe(true)
          expect(one.skipped).not.toContain(found)
          if (one.repeats === 'weekly' || one.repeats === 'two-weekly') expect(toWeekday(found)).toBe(toWeekday(one.day))
          if (one.repeats === 'monthly' || one.repeats === 'yearly') expect(found.slice(8)).toBe(one.day.slice(8))
          if (one.repeats === 'yearly') expect(countMonths(one.day, found) % 12).toBe(0)
        }
      }),
    )
  })

  test('costs what its window costs: one that began long ago is found at once', () => {
    const asked = vi.spyOn(Date, 'parse')
    for (const repeats of ['daily', 'monthly'] as const)
      expect(listDays({ day: '2000-01-01', repeats }, { from: '2099-01-01', until: '2099-01-31' }).length).toBe(
        { daily: 30, monthly: 1 }[repeats],
      )
    expect(asked.mock.calls.length).toBeLessThan(150)
    asked.mockRestore()
  })
})

describe('a day', () => {
  test.each([
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['1999-12-31', false],
    ['2100-01-01', false],
    ['2026-1-1', false],
    ['2026-13-01', false],
    ['', false],
  ])('%s: %s', (text, is) => {
    expect(isDay(text)).toBe(is)
  })

  test('has no counterpart in a month that is too short', () => {
    expect([addMonths('2026-01-31', 1), addMonths('2026-01-31', 2), addMonths('2024-02-29', 12)]).toEqual([
      undefined,
      '2026-03-31',
      undefined,
    ])
  })

  test('is that of a clock in Amsterdam, in winter and in summer', () => {
    expect(toAmsterdam(new Date('2026-11-25T23:30:00Z'))).toEqual({ day: '2026-11-26', time: '00:30' })
    expect(toAmsterdam(new Date('2026-06-30T22:00:00Z'))).toEqual({ day: '2026-07-01', time: '00:00' })
  })
})
