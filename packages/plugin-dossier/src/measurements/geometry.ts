import { scaleLinear, scaleUtc, type ScaleLinear, type ScaleTime } from 'd3-scale'
import { line } from 'd3-shape'
import { toMilliseconds, type Point, type Series } from './series.ts'

/** A place in the picture, in percent of its width and height from the top left. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** A place on an axis with what stands there. */
export interface Tick<Value> {
  readonly at: number
  readonly value: Value
}

/** One line: its path in a square of 100 by 100, and the places at which something was measured. */
export interface DrawnLine {
  readonly path: string
  readonly marks: readonly Place[]
}

/** Everything to draw, in percent: the picture grows with the page, its words do not. */
export interface Geometry {
  readonly lines: readonly DrawnLine[]
  /** What can not be true: at the edge when it lies outside the scale that the true values make. */
  readonly doubtful: readonly Place[]
  /** Values. */
  readonly rows: readonly Tick<number>[]
  /** Milliseconds. */
  readonly columns: readonly Tick<number>[]
}

/** The part of a picture that the lines may take, in percent. */
export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Room at the left for the values, below for the days. */
const WITH_AXES: Frame = { left: 15, right: 96, top: 8, bottom: 84 }
const ROWS = 4
const COLUMNS = 4
const MOST_COLUMNS = 5
const MOST_MARKS = 45

interface Scales {
  readonly x: ScaleTime<number, number>
  readonly y: ScaleLinear<number, number>
}

/** Where lines, marks and axes stand. Values that can not be true have no say in the scale, or the rest would be a flat line. */
export function toGeometry(series: readonly Series[], frame: Frame = WITH_AXES): Geometry {
  const all = series.flatMap(({ points }) => points)
  const x = scaleUtc(
    toRange(
      all.map(({ when }) => toMilliseconds(when)),
      HALF_A_DAY,
    ),
    [frame.left, frame.right],
  )
  const plausible = all.filter((point) => point.plausible)
  const y = scaleLinear(
    toRange(
      (plausible.length > 0 ? plausible : all).map(({ value }) => value),
      1,
    ),
    [frame.bottom, frame.top],
  )
    .nice(ROWS)
    .clamp(true)
  const scales = { x, y }
  return {
    lines: series.map(({ points }) => toLine(points, scales)),
    doubtful: all.filter((point) => !point.plausible).map((point) => toPlace(point, scales)),
    rows: y.ticks(ROWS).map((value) => ({ at: round(y(value)), value })),
    columns: thinOut(x.ticks(COLUMNS)).map((day) => ({ at: round(x(day)), value: day.getTime() })),
  }
}

const HALF_A_DAY = 43_200_000

/** The lowest and highest; the same value all the time gets room above and below. */
function toRange(values: readonly number[], room: number): readonly [number, number] {
  const low = Math.min(...values)
  const high = Math.max(...values)
  return low < high ? [low, high] : [low - room, high + room]
}

function toLine(points: readonly Point[], scales: Scales): DrawnLine {
  const places = points.filter(({ plausible }) => plausible).map((point) => toPlace(point, scales))
  const path = line<Place>(
    ({ x }) => x,
    ({ y }) => y,
  )(places)
  // A year of daily weights is a line; as many marks would be a smear.
  return { path: path ?? '', marks: places.length > MOST_MARKS ? places.slice(-1) : places }
}

function toPlace({ when, value }: Point, { x, y }: Scales): Place {
  return { x: round(x(toMilliseconds(when))), y: round(y(value)) }
}

/** So few that their words do not touch on a phone. */
function thinOut(days: readonly Date[]): readonly Date[] {
  const step = Math.ceil(days.length / MOST_COLUMNS)
  return days.filter((_, index) => index % step === 0)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
