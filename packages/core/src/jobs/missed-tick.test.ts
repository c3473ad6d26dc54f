import { expect, test } from 'vitest'
import { isOverdue } from './missed-tick.ts'

const now = new Date('2026-03-02T12:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)

test('what never ran is overdue', () => {
  expect(isOverdue({ lastGood: undefined, everySeconds: 14_400, now })).toBe(true)
})

test('what ran a whole period ago is overdue, what ran just within it is not', () => {
  expect(isOverdue({ lastGood: ago(14_400), everySeconds: 14_400, now })).toBe(true)
  expect(isOverdue({ lastGood: ago(14_399), everySeconds: 14_400, now })).toBe(false)
})

test('a last run in the future is not believed', () => {
  expect(isOverdue({ lastGood: ago(-60), everySeconds: 14_400, now })).toBe(true)
})
