import { expect, test } from 'vitest'
import { toTypedDay } from './typed-day.ts'

test('a day can be typed as people here write it, or comes from a calendar', () => {
  expect(['31-12-2026', '1/3/2026', ' 1.3.2026', '2026-12-31'].map(toTypedDay)).toEqual([
    '2026-12-31',
    '2026-03-01',
    '2026-03-01',
    '2026-12-31',
  ])
})

test('what is no day stays as it was typed, to be shown again', () => {
  expect(['', 'morgen', '31-12', '99-99-2026'].map(toTypedDay)).toEqual(['', 'morgen', '31-12', '2026-99-99'])
})
