import { describe, expect, it } from 'vitest'
import { readPeriodChoice } from './choice.ts'
import { addMonths, sayMonth, toMonthBounds, toMonthChoice } from './month.ts'

describe('a period', () => {
  it('is a month, or the days between two, both included', () => {
    expect(readPeriodChoice({ month: '2026-01' }).moments).toEqual(toMonthBounds('2026-01'))
    expect(readPeriodChoice({ from: '2026-03-03', until: '3-3-2026' }).moments).toEqual({
      from: '2026-03-02T23:00:00.000Z',
      until: '2026-03-03T23:00:00.000Z',
    })
  })

  it('is everything when nothing was asked', () => {
    expect(readPeriodChoice({ from: '', until: '' })).toEqual({ choice: { from: '', until: '' }, moments: {} })
  })

  it('that can not be read keeps what was typed, says what is wrong, and stands for nothing', () => {
    expect(readPeriodChoice({ from: 'gisteren' })).toEqual({
      choice: { from: 'gisteren', until: '', errors: { from: 'core.period.notADay' } },
      moments: undefined,
    })
  })
})

describe('months', () => {
  it('run from the first to the last moment in Amsterdam, in winter and in summer', () => {
    expect(toMonthBounds('2026-01')).toEqual({ from: '2025-12-31T23:00:00.000Z', until: '2026-01-31T23:00:00.000Z' })
    expect(toMonthBounds('2026-03')).toEqual({ from: '2026-02-28T23:00:00.000Z', until: '2026-03-31T22:00:00.000Z' })
  })

  it('count across years', () => {
    expect(addMonths('2026-01', -1)).toBe('2025-12')
    expect(addMonths('2025-12', 2)).toBe('2026-02')
  })

  it('offer six, never one that has yet to come', () => {
    expect(toMonthChoice('2026-11', undefined)).toEqual(['2026-11', '2026-10', '2026-09', '2026-08', '2026-07', '2026-06'])
    expect(toMonthChoice('2026-11', '2026-06')[0]).toBe('2026-08')
  })

  it('are said in words', () => {
    expect(sayMonth('2026-03', 'nl')).toBe('maart 2026')
  })
})
