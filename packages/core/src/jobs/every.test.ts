import { expect, test } from 'vitest'
import { nextTick, parseEvery, toCron } from './every.ts'

test.each([
  [60, '*/1 * * * *'],
  [30 * 60, '*/30 * * * *'],
  [3600, '0 */1 * * *'],
  [4 * 3600, '0 */4 * * *'],
  [86_400, '0 0 * * *'],
])('%d seconds can be said in cron', (everySeconds, line) => {
  expect(toCron({ everySeconds })).toEqual({ line, zone: 'UTC' })
})

test.each([7 * 60, 90 * 60, 5 * 3600, 7 * 86_400])('%d seconds can not, and becomes a chain', (everySeconds) => {
  expect(toCron({ everySeconds })).toBeUndefined()
})

test('a chain ticks at whole periods, so that a late tick does not shift the next', () => {
  expect(nextTick({ everySeconds: 420 }, new Date(420_000 * 10 + 5)).getTime()).toBe(420_000 * 11)
  expect(nextTick({ everySeconds: 420 }, new Date(420_000 * 10)).getTime()).toBe(420_000 * 11)
})

test('a time of day is a time in Amsterdam', () => {
  expect(toCron({ dailyAt: '03:05' })).toEqual({ line: '5 3 * * *', zone: 'Europe/Amsterdam' })
  expect(nextTick({ dailyAt: '03:05' }, new Date('2026-07-01T01:05:00Z')).toISOString()).toBe('2026-07-02T01:05:00.000Z')
})

test.each([{ everySeconds: 30 }, { everySeconds: 90 }, { everySeconds: 0 }, { dailyAt: '24:00' }, { dailyAt: '3:00' }])(
  '%j is refused',
  (every) => {
    expect(() => parseEvery('sync', every)).toThrow(expect.objectContaining({ code: 'JOB_SCHEDULE' }))
  },
)
