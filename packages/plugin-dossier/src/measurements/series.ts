import type { Coding } from '@voordeur/core/care'
import type { Amount, Reading } from './reading.ts'

/** One value at its moment. */
export interface Point {
  /** A day or a moment. */
  readonly when: string
  readonly value: number
  readonly plausible: boolean
}

/** The values of one name over time, oldest first. */
export interface Series {
  readonly code: Coding
  readonly label: string
  readonly points: readonly Point[]
}

/** What can be drawn of some readings: at most three lines in one unit, and how many readings had nothing to draw. */
export interface DrawnSeries {
  readonly unit?: string
  readonly series: readonly Series[]
  readonly leftOut: number
}

const MOST_LINES = 3
const FEWEST_POINTS = 2

interface Found extends Point {
  readonly amount: Amount
}

/** The lines of readings of one kind. What has no number, or a number in another unit than most have, is left out and counted. */
export function toDrawnSeries(readings: readonly Reading[]): DrawnSeries {
  const dated = readings.filter(({ when }) => when !== undefined)
  const found = dated.map((reading) => listFound(reading))
  const unit = findUsualUnit(found.flat())
  const inUnit = found.map((ofOne) => ofOne.filter(({ amount }) => amount.unit === unit))
  const series = [...Map.groupBy(inUnit.flat(), ({ amount }) => toName(amount)).values()].slice(0, MOST_LINES).map(toSeries)
  const names = new Set(series.map((line) => toName(line)))
  const drawn = inUnit.filter((ofOne) => ofOne.some(({ amount }) => names.has(toName(amount))))
  return { ...(unit !== undefined && { unit }), series, leftOut: dated.length - drawn.length }
}

/** Whether there is a line to draw: one value is no line, and what is a slip of the pen draws none. */
export function isDrawable({ series }: DrawnSeries): boolean {
  return series.some(({ points }) => points.filter(({ plausible }) => plausible).length >= FEWEST_POINTS)
}

function listFound({ when, amounts, plausible }: Reading): readonly Found[] {
  return amounts.flatMap((amount) =>
    when === undefined || amount.value === undefined ? [] : [{ when, value: amount.value, plausible, amount }],
  )
}

function findUsualUnit(found: readonly Found[]): string | undefined {
  const byUnit = [...Map.groupBy(found, ({ amount }) => amount.unit)]
  return byUnit.toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0]
}

function toName({ code, label }: Pick<Amount, 'code' | 'label'>): string {
  return code.code ?? label
}

function toSeries(found: readonly Found[]): Series {
  const points = found
    .map(({ when, value, plausible }) => ({ when, value, plausible }))
    .toSorted((one, other) => toMilliseconds(one.when) - toMilliseconds(other.when))
  const { code = {}, label = '' } = found[0]?.amount ?? {}
  return { code, label, points }
}

/** Where a day or moment stands on a line of time; a day stands at its noon. */
export function toMilliseconds(when: string): number {
  return Date.parse(when.length > 10 ? when : `${when}T12:00:00Z`)
}
