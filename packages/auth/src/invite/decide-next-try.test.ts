import { expect, test } from 'vitest'
import { decideNextLook, decideNextTry } from './decide-next-try.ts'

const ASKED = new Date('2026-11-26T12:00:00Z')
const later = (minutes: number) => new Date(ASKED.getTime() + minutes * 60_000)
const minutes = (at: Date | 'failed' | null) => (at instanceof Date ? (at.getTime() - ASKED.getTime()) / 60_000 : at)
const decide = (more: Partial<Parameters<typeof decideNextTry>[0]>) =>
  minutes(decideNextTry({ problem: 'busy', attempts: 1, askedAt: ASKED, retryAfter: undefined, now: ASKED, ...more }))

test('a try that failed waits longer each time, and at least as long as the provider asks', () => {
  expect([1, 2, 3, 4, 9].map((attempts) => decide({ attempts }))).toEqual([1, 5, 15, 60, 60])
  expect(decide({ retryAfter: 30 })).toBe(1)
  expect(decide({ retryAfter: 7200 })).toBe(120)
  expect(decide({ retryAfter: 10_000_000 })).toBe(24 * 60)
})

test('it is given up after a day, and at once when no second try mends it', () => {
  expect(decide({ attempts: 20, now: later(24 * 60 - 1) })).toBe(25 * 60 - 1)
  expect(decide({ attempts: 20, now: later(24 * 60) })).toBe('failed')
  for (const problem of ['address', 'member', 'taken'] as const) expect(decide({ problem })).toBe('failed')
  for (const problem of ['permission', 'credentials', 'unreachable', 'answer'] as const) expect(decide({ problem })).toBe(1)
})

test('whether it was accepted is looked at often in the first hour, four times a day later, and no more after three months', () => {
  const look = (now: Date) => (minutes(decideNextLook(ASKED, now)) as number) - (now.getTime() - ASKED.getTime()) / 60_000
  expect(look(ASKED)).toBe(1)
  expect(look(later(60))).toBe(6)
  expect(look(later(10 * 24 * 60))).toBe(6 * 60)
  expect(decideNextLook(ASKED, later(90 * 24 * 60))).toBeNull()
})
