import type { ShownMeasure } from '../measures/shown-measure.ts'

/** How a bar is drawn: what runs is filled, what ended or is still being judged is an outline, what is late is hatched. */
export type BarKind = 'runs' | 'ended' | 'judged' | 'late'

/** A stretch of a row, in percent of the picture's width. */
export interface Bar {
  readonly kind: BarKind
  readonly left: number
  readonly width: number
}

/** One measure: its stretches, and where a new step begins. */
export interface Row {
  readonly id: string
  readonly label: string
  readonly bars: readonly Bar[]
  readonly boundaries: readonly number[]
}

/** A month on the axis: its first day, and where it stands. */
export interface MonthMark {
  readonly day: string
  readonly at: number
}

/** Everything to draw, in percent of the width. `from` and `until` are days, `YYYY-MM-DD`. */
export interface TimelineGeometry {
  readonly rows: readonly Row[]
  readonly months: readonly MonthMark[]
  readonly today: number
  readonly from: string
  readonly until: string
}

const DAY_MILLISECONDS = 86_400_000
const BACK = 365
const AHEAD = 400
const ROOM = 7
const NARROWEST = 0.8
/** In percent: the words of two months that stand closer touch on a phone, and one nearer to an edge would be cut off there. */
const MONTHS_APART = 33
const FROM_EDGE = 14
const [LEFT, RIGHT] = [1, 99]

/**
 * Where the bars of measures stand, over at most a year back and as far ahead as the last term; undefined when no measure has a day to begin on. What began
 * before the picture does begins at its edge, and what has no end runs to its other edge.
 */
export function toTimelineGeometry(measures: readonly ShownMeasure[], today: string): TimelineGeometry | undefined {
  const earliest = addDays(today, -BACK)
  const spans = measures.map((shown) => toSpan(shown, today)).filter((span) => span !== undefined && span.until >= earliest)
  const drawn = spans.filter((span) => span !== undefined)
  if (drawn.length === 0) return undefined
  const from = addDays(latest(earliest, firstOf(drawn.map((span) => span.from))), -ROOM)
  const until = addDays(firstOf([addDays(today, AHEAD), lastOf([today, ...drawn.map((span) => span.drawnUntil)])]), ROOM)
  const scale = toScale(from, until)
  return {
    rows: drawn.map((span) => toRow(span, { scale, today })),
    months: toMonths({ from, until }, scale),
    today: scale(today),
    from,
    until,
  }
}

interface Span {
  readonly shown: ShownMeasure
  readonly from: string
  /** The day on which it ends, or today when that is not known or has passed. */
  readonly until: string
  /** Up to where something is drawn. */
  readonly drawnUntil: string
}

function toSpan(shown: ShownMeasure, today: string): Span | undefined {
  const from = shown.from ?? shown.step?.startedOn
  if (from === undefined) return undefined
  if (shown.section === 'ended') {
    // Of one that ended on a day that the record does not say, nothing is drawn after its last term, and nothing ahead.
    const until = shown.until ?? firstOf([shown.term?.endsOn ?? today, today])
    return { shown, from, until, drawnUntil: until }
  }
  const until = shown.term?.endsOn ?? today
  return { shown, from, until: latest(until, today), drawnUntil: latest(until, today) }
}

type Scale = (day: string) => number

function toScale(from: string, until: string): Scale {
  const length = Math.max(1, countDays(from, until))
  return (day) => round(LEFT + (Math.min(Math.max(countDays(from, day), 0), length) / length) * (RIGHT - LEFT))
}

function toRow({ shown, from, until }: Span, { scale, today }: { readonly scale: Scale; readonly today: string }): Row {
  const { id, section, measure, term } = shown
  const kind = section === 'ended' || section === 'judged' ? section : 'runs'
  const isLate = section !== 'ended' && term?.isOverdue === true
  const end = isLate ? term.endsOn : until
  // A day is open until its end.
  const bars = [
    toBar(kind, scale(from), scale(addDays(end, 1))),
    ...(isLate ? [toBar('late', scale(addDays(end, 1)), scale(addDays(today, 1)))] : []),
  ]
  const begun = measure.steps.map(({ startedOn }) => startedOn).filter((day) => day > from && day <= end)
  return { id, label: measure.label, bars, boundaries: begun.map(scale) }
}

function toBar(kind: BarKind, left: number, right: number): Bar {
  return { kind, left, width: round(Math.max(NARROWEST, right - left)) }
}

/** The first days of months, so few that their words do not touch on a phone. */
function toMonths({ from, until }: { readonly from: string; readonly until: string }, scale: Scale): readonly MonthMark[] {
  const days: string[] = []
  for (let day = toNextMonth(from); day <= until; day = toNextMonth(day)) days.push(day)
  const marks: MonthMark[] = []
  for (const mark of days.map((day) => ({ day, at: scale(day) })).filter(({ at }) => at >= FROM_EDGE && at <= 100 - FROM_EDGE))
    if (mark.at - (marks.at(-1)?.at ?? -MONTHS_APART) >= MONTHS_APART) marks.push(mark)
  return marks
}

function toNextMonth(day: string): string {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + 1)
  return date.toISOString().slice(0, 10)
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MILLISECONDS).toISOString().slice(0, 10)
}

function countDays(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS)
}

function firstOf(days: readonly string[]): string {
  return days.toSorted()[0] ?? ''
}

function lastOf(days: readonly string[]): string {
  return days.toSorted().at(-1) ?? ''
}

function latest(one: string, other: string): string {
  return one > other ? one : other
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
