import { expect, test } from 'vitest'
import { addDays, countDays, startOfAmsterdamDay, toAmsterdamDay, toAmsterdamInstant, toLastDayBefore } from './amsterdam.ts'

test('a moment just before midnight UTC is already the next day in Amsterdam', () => {
  expect(toAmsterdamDay(new Date('2026-01-01T23:30:00Z'))).toBe('2026-01-02')
})

test('a day begins at 23:00 UTC in winter and at 22:00 UTC in summer', () => {
  expect(startOfAmsterdamDay('2026-01-15').toISOString()).toBe('2026-01-14T23:00:00.000Z')
  expect(startOfAmsterdamDay('2026-07-15').toISOString()).toBe('2026-07-14T22:00:00.000Z')
})

test('the days on which the clock changes begin where they should', () => {
  expect(startOfAmsterdamDay('2026-03-29').toISOString()).toBe('2026-03-28T23:00:00.000Z')
  expect(startOfAmsterdamDay('2026-03-30').toISOString()).toBe('2026-03-29T22:00:00.000Z')
  expect(startOfAmsterdamDay('2026-10-25').toISOString()).toBe('2026-10-24T22:00:00.000Z')
  expect(startOfAmsterdamDay('2026-10-26').toISOString()).toBe('2026-10-25T23:00:00.000Z')
})

test('a wall clock without zone is Amsterdam time', () => {
  expect(toAmsterdamInstant('2026-11-22T12:00:00').toISOString()).toBe('2026-11-22T11:00:00.000Z')
})

test('days are added over a month, a leap day and a clock change', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-10-24', 7)).toBe('2026-10-31')
})

test('days are counted over a clock change, forwards and backwards', () => {
  expect(countDays('2026-03-28', '2026-03-30')).toBe(2)
  expect(countDays('2026-10-26', '2026-10-24')).toBe(-2)
  expect(countDays('2026-10-26', '2026-10-26')).toBe(0)
})

test('what ends at midnight in Amsterdam is open through the day before, and what ends later on that day too', () => {
  expect(toLastDayBefore(new Date('2026-11-19T23:00:00Z'))).toBe('2026-11-19')
  expect(toLastDayBefore(new Date('2026-11-19T23:00:00.001Z'))).toBe('2026-11-20')
})
