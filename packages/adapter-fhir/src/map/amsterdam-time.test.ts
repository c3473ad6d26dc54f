import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDay, toDay, toInstant } from './amsterdam-time.ts'

describe('a moment', () => {
  test.each([
    ['2023-01-15T08:30:00+01:00', '2023-01-15T08:30:00+01:00'],
    ['2023-01-15T08:30:00Z', '2023-01-15T08:30:00Z'],
    ['2023-01-15T08:30Z', '2023-01-15T08:30:00Z'],
    ['2023-01-15T08:30:00', '2023-01-15T08:30:00+01:00'],
    ['2023-07-15 08:30', '2023-07-15T08:30:00+02:00'],
    ['2023-03-26T01:59:00', '2023-03-26T01:59:00+01:00'],
    ['2023-03-26T03:00:00', '2023-03-26T03:00:00+02:00'],
    ['2023-10-29T01:30:00', '2023-10-29T01:30:00+02:00'],
    ['2023-10-29T02:30:00', '2023-10-29T02:30:00+02:00'],
    ['2023-10-29T03:30:00', '2023-10-29T03:30:00+01:00'],
  ])('%s is %s', (text, instant) => {
    expect(toInstant(text)).toBe(instant)
  })

  test.each([
    '2023-02-30T08:00:00',
    '2023-01-15T24:00:00',
    '2023-01-15T08:60',
    '10000-01-01T00:00:00Z',
    'Infinity',
    '2023-01-15',
    '',
    '2023-01-15T08:00:00+99:00',
  ])('%j is none', (text) => {
    expect(toInstant(text)).toBeUndefined()
  })

  test('without a zone always reads on the clock in Amsterdam as it is written', () => {
    const clock = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'medium' })
    const times = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(times, (date) => {
        const local = date.toISOString().slice(0, 19)
        const instant = toInstant(local)
        const isSkipped = clock.format(new Date(instant ?? '')) !== local.replace('T', ' ')
        // The hour that summer time skips is on no clock.
        expect(!isSkipped || /-03-\d\dT02:/.test(local)).toBe(true)
      }),
    )
  })
})

describe('a day', () => {
  test.each(['2023-02-29', '2023-13-01', '2023-1-1', '10000-01-01', '2023'])('%s is none', (text) => {
    expect(isDay(text)).toBe(false)
  })
  test('of a moment is the day in Amsterdam', () => {
    expect(toDay('2022-06-30T22:30:00Z')).toBe('2022-07-01')
    expect(toDay('2022-06-30')).toBe('2022-06-30')
  })
})
