import { describe, expect, it } from 'vitest'
import { toDayWithYear, toPlainDay, toSpokenDate, toSpokenDay } from './spoken-date.ts'

const now = new Date('2026-11-16T13:00:00Z')

describe('a date as people say it', () => {
  it.each([
    ['2026-11-16T11:00:00Z', 'vandaag om 12:00'],
    ['2026-11-15T22:59:00Z', 'gisteren om 23:59'],
    ['2026-11-15T23:00:00Z', 'vandaag om 00:00'],
    ['2026-11-17T07:05:00Z', 'morgen om 08:05'],
    ['2026-03-02T11:00:00Z', 'maandag 2 maart om 12:00'],
    ['2025-03-03T11:00:00Z', 'maandag 3 maart 2025 om 12:00'],
  ])('says %s in Dutch as "%s"', (value, spoken) => {
    expect(toSpokenDate(value, now, 'nl')).toBe(spoken)
  })

  it('says it in English', () => {
    expect(toSpokenDate('2026-11-16T11:00:00Z', now, 'en')).toBe('today at 12:00')
    expect(toSpokenDate('2025-03-03T11:00:00Z', now, 'en')).toBe('Monday, 3 March 2025 at 12:00')
  })

  it('never gives a day a time', () => {
    expect(toSpokenDate('2026-11-16', now, 'nl')).toBe('vandaag')
    expect(toSpokenDate('2026-11-15', now, 'nl')).toBe('gisteren')
    expect(toSpokenDate('1938-04-21', now, 'nl')).toBe('donderdag 21 april 1938')
  })

  it('leaves the time out when only the day is asked', () => {
    expect(toSpokenDay('2026-11-16T11:00:00Z', now, 'nl')).toBe('vandaag')
  })

  it('reads a value with an offset as the same instant', () => {
    expect(toSpokenDate('2026-11-16T12:00:00+01:00', now, 'nl')).toBe('vandaag om 12:00')
  })

  it('says the day of a record with its year, and leaves what is no day as it is', () => {
    expect(toDayWithYear('2026-03-03', 'nl')).toBe('3 maart 2026')
    expect(toDayWithYear('2026-06-30T22:30:00Z', 'en')).toBe('1 July 2026')
    expect(['onbekend', '2026-03', '2026-99-99'].map((text) => toDayWithYear(text, 'nl'))).toEqual(['onbekend', '2026-03', '2026-99-99'])
  })

  it('refuses what is not a date', () => {
    expect(() => toSpokenDate('gisteren', now, 'nl')).toThrow(RangeError)
  })
})

describe('the nights on which the clock changes', () => {
  it('stands short in a table, with the year when it is not this one', () => {
    const now = new Date('2026-11-16T13:00:00Z')
    expect(toPlainDay('2026-03-02T23:30:00Z', now, 'nl')).toBe('3 maart')
    expect(toPlainDay('2025-03-03', now, 'en')).toBe('3 March 2025')
  })

  it('counts a day of 23 hours as one day', () => {
    expect(toSpokenDate('2026-03-28T22:30:00Z', new Date('2026-03-29T21:30:00Z'), 'nl')).toBe('gisteren om 23:30')
    expect(toSpokenDate('2026-03-28', new Date('2026-03-29T21:59:00Z'), 'nl')).toBe('gisteren')
    expect(toSpokenDate('2026-03-28', new Date('2026-03-29T22:00:00Z'), 'nl')).toBe('zaterdag 28 maart')
  })

  it('says both half past twos of the long night, an hour apart, as the clock on the wall did', () => {
    const after = new Date('2026-10-25T08:00:00Z')
    expect(toSpokenDate('2026-10-25T00:30:00Z', after, 'nl')).toBe('vandaag om 02:30')
    expect(toSpokenDate('2026-10-25T01:30:00Z', after, 'nl')).toBe('vandaag om 02:30')
  })
})
