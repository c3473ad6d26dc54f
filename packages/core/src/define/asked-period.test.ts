import { expect, test } from 'vitest'
import { readPeriod } from './asked-period.ts'

test('a period takes both its days whole, by the clock of Amsterdam', () => {
  expect(readPeriod({ from: '2026-03-29', until: '2026-03-29' })).toEqual({
    from: new Date('2026-03-28T23:00:00Z'),
    until: new Date('2026-03-29T22:00:00Z'),
  })
})

test('a side that was left open is open', () => {
  expect(readPeriod({ from: '', until: ' ' })).toEqual({ from: undefined, until: undefined })
})

test('days beyond any record stay within what a database can hold', () => {
  const said = JSON.stringify([
    readPeriod({ from: '0001-01-01', until: '0001-01-01' }),
    readPeriod({ from: '9999-12-31', until: '9999-12-31' }),
  ])
  expect(said.match(/"\d{4}-/gu)).toEqual(expect.arrayContaining(['"2200-']))
  expect(said).not.toMatch(/"(0001|9999|\+)/u)
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
