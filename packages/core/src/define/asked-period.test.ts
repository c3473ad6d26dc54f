import { expect, test } from 'vitest'
import { readPeriod } from './asked-period.ts'

test('a period takes both its days whole, by the clock of Amsterdam', () => {
  expect(readPeriod({ from: '2026-03-29', until: '2026-03-29' })).toEqual({
    from: new Date('2026-03-28T23:00:00Z'),
    until: new Date('2026-03-29T22:00:00Z'),
  })
})

test('a side that was left open, or lies beyond any record, is open', () => {
  expect(readPeriod({ from: '', until: '' })).toEqual({ from: undefined, until: undefined })
  expect(readPeriod({ from: '0001-01-01', until: '9999-12-31' })).toEqual({ from: undefined, until: undefined })
})

test('days before and after any record stay within what a database can hold', () => {
  expect(readPeriod({ from: '0001-01-01', until: '0001-01-01' })).toMatchObject({ from: undefined, until: expect.any(Date) })
  expect(JSON.stringify(readPeriod({ from: '', until: '0001-01-01' }))).toContain('1900-01-0')
  expect(readPeriod({ from: '9999-12-31', until: '' })).toMatchObject({ from: new Date('2200-12-30T23:00:00Z') })
})

test('a day may be typed as people write it', () => {
  expect(readPeriod({ from: '3-3-2026', until: '' })).toMatchObject({ from: new Date('2026-03-02T23:00:00Z') })
})

test.each([
  [
    { from: '31-02-2026', until: '' },
    { from: 'core.period.notADay', until: undefined },
  ],
  [
    { from: '', until: 'gisteren' },
    { from: undefined, until: 'core.period.notADay' },
  ],
  [{ from: '2026-03-02', until: '2026-03-01' }, { until: 'core.period.order' }],
])('%o says what is wrong with it', (asked, errors) => {
  expect(readPeriod(asked)).toEqual({ errors })
})
