import type { VisibleRecord } from '@voordeur/core'
import { InvoluntaryCareMeasure } from '@voordeur/core/care'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toShownMeasure } from '../measures/shown-measure.ts'
import type { GivenMeasure } from '../testing/sample-measures.ts'
import { toTimelineGeometry } from './geometry.ts'

const TODAY = '2026-11-22'
const RESISTS = [{ by: 'client', says: 'resists' }] as const

const toShown = (data: GivenMeasure, today = TODAY) => {
  const record: VisibleRecord<InvoluntaryCareMeasure> = {
    id: data.label,
    type: InvoluntaryCareMeasure.name,
    at: '2026-01-01T00:00:00Z',
    recordedAt: '2026-01-01T00:00:00Z',
    data: InvoluntaryCareMeasure.schema.parse({ code: {}, category: 'd', status: 'active', positions: RESISTS, ...data }),
  }
  return toShownMeasure(record, today)
}
const toStep = (article: 'art10' | 'art10-10', startedOn: string, endsOn: string) => ({ article, startedOn, endsOn })

/** The only row of the picture of one measure, each of its bars with where it begins and ends. */
function draw(shown: ReturnType<typeof toShown>) {
  const geometry = toTimelineGeometry([shown], TODAY)
  const [row] = geometry?.rows ?? []
  if (!geometry || !row) throw new Error('Nothing is drawn.')
  return { ...geometry, ...row, bars: row.bars.map(({ kind, left, width }) => ({ kind, left, right: left + width })) }
}

describe('the picture of terms', () => {
  test('has a bar from the first day to the end of the last, with a cut where a new step begins', () => {
    const steps = [toStep('art10', '2026-06-01', '2026-08-31'), toStep('art10-10', '2026-09-01', '2026-11-30')]
    const { bars, boundaries, today } = draw(toShown({ label: 'sensor', period: { start: '2026-06-01' }, steps }))
    expect(bars).toMatchObject([{ kind: 'runs' }])
    // Of 183 days 92 lie before the second step; today is one of the last.
    const [{ left, right } = { left: 0, right: 0 }] = bars
    expect(boundaries.map((cut) => (cut - left) / (right - left))).toEqual([expect.closeTo(92 / 183, 2)])
    expect((today - left) / (right - left)).toBeCloseTo(174 / 183, 2)
  })

  test('goes on in stripes from the end of a term that has passed up to today', () => {
    const late = toShown({ label: 'deur', period: { start: '2026-08-01' }, steps: [toStep('art10', '2026-08-01', '2026-10-31')] })
    const { bars, today } = draw(late)
    expect(bars).toMatchObject([{ kind: 'runs' }, { kind: 'late', left: expect.closeTo(bars.at(0)?.right ?? 0, 1) as unknown }])
    expect(bars.at(1)?.right).toBeGreaterThan(today)
  })

  test('tells what ended and what is still being judged from what runs', () => {
    const kindsOf = (data: GivenMeasure) =>
      toTimelineGeometry([toShown(data)], TODAY)?.rows.flatMap(({ bars }) => bars.map(({ kind }) => kind))
    expect(kindsOf({ label: 'a', status: 'ended', period: { start: '2026-06-01', end: '2026-08-01' } })).toEqual(['ended'])
    expect(kindsOf({ label: 'b', positions: [], period: { start: '2026-06-01' } })).toEqual(['judged'])
    expect(kindsOf({ label: 'c', period: { start: '2026-06-01' } })).toEqual(['runs'])
  })

  test('cuts no bar of what is still being judged into steps', () => {
    const steps = [toStep('art10', '2026-06-01', '2026-08-31'), toStep('art10-10', '2026-09-01', '2026-11-30')]
    const judged = toShown({ label: 'b', positions: [], period: { start: '2026-06-01' }, steps })
    expect(toTimelineGeometry([judged], TODAY)?.rows[0]?.boundaries).toEqual([])
  })

  test('looks a year back: what ended before is not drawn, and what began before begins at the edge', () => {
    const old = toShown({ label: 'old', status: 'ended', period: { start: '2020-01-01', end: '2021-01-01' } })
    const long = toShown({ label: 'long', period: { start: '2019-01-01' } })
    const geometry = toTimelineGeometry([old, long], TODAY)
    expect(geometry?.rows.map(({ id }) => id)).toEqual(['long'])
    expect(geometry?.from).toBe('2025-11-15')
    expect(geometry?.rows[0]?.bars[0]?.left).toBe(1)
  })

  test('has months to read it by', () => {
    const steps = [toStep('art10', '2026-09-13', '2026-12-12')]
    const old = toShown({ label: 'old', status: 'ended', period: { start: '2025-10-18', end: '2026-06-15' } })
    const geometry = toTimelineGeometry([toShown({ label: 'phone', period: { start: '2026-09-13' }, steps }), old], TODAY)
    expect(geometry?.months.map(({ day }) => day)).toEqual(['2026-02-01', '2026-07-01'])
  })

  test('is not there without a measure that has a day', () => {
    expect(toTimelineGeometry([toShown({ label: 'x' })], TODAY)).toBeUndefined()
    expect(toTimelineGeometry([], TODAY)).toBeUndefined()
  })

  test('never runs over its edges, and names months so far apart that their words do not touch on a phone', () => {
    const day = fc
      .date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const given = fc.array(
      fc.record({ start: day, end: fc.option(day), step: fc.option(day), status: fc.constantFrom('active', 'ended') }),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(given, day, (list, today) => {
        const measures = list.map(({ start, end, step, status }, index) =>
          toShown(
            {
              label: `${index}`,
              status: status === 'ended' ? 'ended' : 'active',
              period: { start, ...(end && { end }) },
              steps: step ? [{ article: 'art10', startedOn: step }] : [],
            },
            today,
          ),
        )
        const geometry = toTimelineGeometry(measures, today)
        const bars = geometry?.rows.flatMap((row) => row.bars) ?? []
        const places = [...bars.flatMap(({ left, width }) => [left, left + width]), ...(geometry?.months ?? []).map(({ at }) => at)]
        expect(places.filter((at) => at < 0 || at > 100)).toEqual([])
        const marks = geometry?.months.map(({ at }) => at) ?? []
        expect(marks.slice(1).filter((at, index) => at - (marks[index] ?? 0) < 33)).toEqual([])
        expect(marks.filter((at) => at < 14 || at > 86)).toEqual([])
      }),
    )
  })
})
