import { Measurement } from '@voordeur/core/care'
import { describe, expect, it } from 'vitest'
import { createTranslate, openPart } from '../testing/open-part.ts'
import { toRecord } from '../testing/records-in-memory.ts'
import { toGeometry } from './geometry.ts'
import { toOneUnit } from './one-unit.ts'
import { measurements } from './part.ts'
import { toReading } from './reading.ts'
import { sayPicture } from './say-picture.ts'
import { isDrawable, toDrawnSeries } from './series.ts'
import { toPictureWindow, toYearAfter } from './window.ts'

const nl = { t: createTranslate('nl'), locale: 'nl' as const }
const WEIGHT = { code: { code: '29463-7' }, label: 'Lichaamsgewicht' }

function toWeight(day: string, value: number, more: { unit?: string; plausible?: boolean; text?: string } = {}) {
  const { unit = 'kg', text, ...rest } = more
  const amount = text === undefined ? { quantity: { value, unit } } : { text }
  return toRecord(Measurement, `${day}T08:00:00.000Z`, { ...WEIGHT, measuredAt: day, ...amount, ...rest })
}

function toPressure(day: string, high: number, low: number) {
  const component = (code: string, value: number) => ({ code: { code }, label: code, quantity: { value, unit: 'mm[Hg]' } })
  return toRecord(Measurement, `${day}T08:00:00.000Z`, {
    code: { code: '85354-9' },
    label: 'Bloeddruk',
    measuredAt: day,
    components: [component('8480-6', high), component('8462-4', low)],
  })
}

const drawnOf = (records: readonly ReturnType<typeof toWeight>[]) => toDrawnSeries(records.map((record) => toReading(record)))

describe('one unit', () => {
  it.each([
    ['29463-7', 61400, 'g', { value: 61.4, unit: 'kg' }],
    ['8302-2', 1.72, 'm', { value: 172, unit: 'cm' }],
    ['8310-5', 100.4, '[degF]', { value: 38, unit: 'Cel' }],
    ['8480-6', 16, 'kPa', { value: 120.009852135, unit: 'mm[Hg]' }],
    ['14743-9', 180.156, 'mg/dL', { value: 10, unit: 'mmol/L' }],
    ['8867-4', 72, '{beats}/min', { value: 72, unit: '/min' }],
    ['55681000146102', 3, '{score}', { value: 3 }],
    // A stone is a unit, and nobody told us of it: it stays what it is.
    ['29463-7', 10, '[stone_av]', { value: 10, unit: '[stone_av]' }],
    // What turns grams into kilograms is known of weight, not of everything.
    ['x', 500, 'g', { value: 500, unit: 'g' }],
  ])('%s: %f %s', (code, value, unit, expected) => {
    expect(toOneUnit({ code }, { value, unit })).toEqual(expected)
  })
})

describe('what is drawn', () => {
  it('is one line, oldest first, each value in one unit', () => {
    const { unit, series, leftOut } = drawnOf([toWeight('2026-11-02', 64), toWeight('2026-03-03', 61000, { unit: 'g' })])
    expect({ unit, leftOut }).toEqual({ unit: 'kg', leftOut: 0 })
    expect(series.map(({ points }) => points.map(({ value }) => value))).toEqual([[61, 64]])
  })

  it('is two lines of a blood pressure', () => {
    const { series } = drawnOf([toPressure('2026-11-02', 128, 76), toPressure('2026-11-01', 131, 80)])
    expect(series.map(({ code }) => code.code)).toEqual(['8480-6', '8462-4'])
  })

  it('leaves out, and counts, what stands in another unit or has no number', () => {
    const { unit, leftOut, series } = drawnOf([
      toWeight('2026-11-02', 64),
      toWeight('2026-11-01', 63),
      toWeight('2026-10-01', 10, { unit: '[stone_av]' }),
      toWeight('2026-09-01', 0, { text: 'weigerde' }),
    ])
    expect({ unit, leftOut, drawn: series[0]?.points.length }).toEqual({ unit: 'kg', leftOut: 2, drawn: 2 })
  })

  it('is nothing for one value, or one beside a slip of the pen', () => {
    expect(isDrawable(drawnOf([toWeight('2026-11-02', 64)]))).toBe(false)
    expect(isDrawable(drawnOf([toWeight('2026-11-02', 64), toWeight('2026-11-01', 2.4, { plausible: false })]))).toBe(false)
    expect(isDrawable(drawnOf([]))).toBe(false)
  })
})

describe('the geometry', () => {
  const { series } = drawnOf([
    toWeight('2026-03-01', 61),
    toWeight('2026-06-01', 2.4, { plausible: false }),
    toWeight('2026-08-01', 64),
    toWeight('2026-11-01', 62),
  ])
  const geometry = toGeometry(series)

  it('lets a value that can not be true have no say in the scale, and puts it at the edge', () => {
    expect(Math.min(...geometry.rows.map(({ value }) => value))).toBeGreaterThanOrEqual(60)
    expect(geometry.lines[0]?.marks).toHaveLength(3)
    const lowest = Math.max(...geometry.rows.map(({ at }) => at))
    expect(geometry.doubtful.map(({ y }) => y)).toEqual([lowest])
  })

  it('keeps everything inside the picture, and higher values higher', () => {
    const marks = geometry.lines[0]?.marks ?? []
    for (const { x, y } of [...marks, ...geometry.doubtful]) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(100)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(100)
    }
    expect(marks[1]?.y).toBeLessThan(marks[0]?.y ?? 0)
    expect(marks.map(({ x }) => x)).toEqual(marks.map(({ x }) => x).toSorted((one, other) => one - other))
  })

  it('draws the same value all the time as a flat line with room around it', () => {
    const flat = toGeometry(drawnOf([toWeight('2026-03-01', 61), toWeight('2026-04-01', 61)]).series)
    expect(flat.lines[0]?.path).not.toMatch(/NaN/)
    expect(new Set(flat.lines[0]?.marks.map(({ y }) => y)).size).toBe(1)
  })

  it('draws a year of daily values as a line with a mark at its end, and few words below it', () => {
    const days = Array.from({ length: 365 }, (_, index) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10))
    const year = toGeometry(drawnOf(days.map((day, index) => toWeight(day, 60 + (index % 7) / 10))).series)
    expect(year.lines[0]?.marks).toHaveLength(1)
    expect(year.columns.length).toBeLessThanOrEqual(5)
  })
})

describe('the picture in words', () => {
  it('says of when, the lowest, the highest and the last, with a comma as the Dutch write it', () => {
    const drawn = drawnOf([toWeight('2026-03-03', 61), toWeight('2026-06-01', 64.5), toWeight('2026-11-02', 63)])
    expect(sayPicture(drawn, 'Gewicht', nl)).toBe(
      'Gewicht van 3 maart 2026 tot en met 2 november 2026. Laagste 61 kg, hoogste 64,5 kg, laatste 63 kg.',
    )
  })

  it('does not say a lowest that can not be true', () => {
    const drawn = drawnOf([toWeight('2026-03-03', 61), toWeight('2026-06-01', 2.4, { plausible: false }), toWeight('2026-11-02', 63)])
    expect(sayPicture(drawn, 'Gewicht', nl)).toContain('Laagste 61 kg')
  })

  it('names each of two lines', () => {
    const words = sayPicture(drawnOf([toPressure('2026-11-02', 128, 76), toPressure('2026-11-01', 131, 80)]), 'Bloeddruk', nl)
    expect(words).toContain('Bovendruk: laagste 128 mmHg, hoogste 131 mmHg')
    expect(words).toContain('Onderdruk: laagste 76 mmHg')
  })
})

describe('the window of a picture', () => {
  it('is twelve months in Amsterdam', () => {
    expect(toPictureWindow('2026-11')).toEqual({ until: '2026-11', from: '2025-11-30T23:00:00.000Z', to: '2026-11-30T23:00:00.000Z' })
  })

  it('steps back to now, never beyond the newest', () => {
    expect(toYearAfter('2024-11', '2026-03')).toBe('2025-11')
    expect(toYearAfter('2025-11', '2026-03')).toBe('2026-03')
    expect(toYearAfter('2026-03', '2026-03')).toBeUndefined()
  })
})

describe('the page of one kind', () => {
  const records = [toWeight('2026-11-02', 64), toWeight('2026-03-03', 61), toWeight('2024-05-01', 58), toWeight('2024-02-01', 57)]
  const open = (query: Record<string, string>) => openPart(measurements, records, { query: { kind: 'Lichaamsgewicht', ...query } })

  it('shows a picture with its words before the table', async () => {
    const { html } = await open({})
    expect(html.indexOf('role="img"')).toBeGreaterThan(0)
    expect(html.indexOf('role="img"')).toBeLessThan(html.indexOf('<table'))
    expect(html).toContain('<figcaption id="measurements-picture">Gewicht van 3 maart 2026 tot en met 2 november 2026.')
    expect(html).toContain('aria-labelledby="measurements-picture"')
  })

  it('writes no style that the policy of the page forbids', async () => {
    expect((await open({})).html).not.toMatch(/ style=|<style/)
  })

  it('leads to the year in which it was measured before, and back', async () => {
    const { html } = await open({})
    expect(html).toContain('/deel?kind=Lichaamsgewicht&amp;until=2024-05')
    const earlier = await open({ until: '2024-05' })
    expect(earlier.html).toContain('Laagste 57 kg, hoogste 58 kg')
    expect(earlier.html).toContain('until=2025-05')
    expect(earlier.html.slice(earlier.html.indexOf('<tbody'))).not.toContain('64 kg')
  })

  it('refuses a period that is no month', () => {
    expect(measurements.query?.safeParse({ until: '2026-13' }).success).toBe(false)
  })

  it('says so when there is too little for a line', async () => {
    const { html } = await openPart(measurements, [toWeight('2026-11-02', 64)], { query: { kind: 'Lichaamsgewicht' } })
    expect(html).toContain('te weinig metingen')
    expect(html).not.toContain('role="img"')
  })

  it('marks a value that can not be true by its shape and in words', async () => {
    const { html } = await openPart(measurements, [...records, toWeight('2026-06-01', 2.4, { plausible: false })], {
      query: { kind: 'Lichaamsgewicht' },
    })
    expect(html).toContain('chart-doubt')
    expect(html.slice(html.indexOf('chart-legend'), html.indexOf('<figcaption'))).toContain('Waarschijnlijk een meetfout')
  })
})
