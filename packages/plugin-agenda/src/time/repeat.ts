import { addDays, addMonths, countDays, countMonths } from './day.ts'

/** How an appointment comes back. */
export const REPEATS = ['none', 'daily', 'weekly', 'two-weekly', 'monthly', 'yearly'] as const

/** How an appointment comes back. */
export type Repeat = (typeof REPEATS)[number]

/** An appointment that may come back: from its first day, at most until a last one, but not on the days that were skipped. */
export interface Series {
  readonly day: string
  readonly repeats: Repeat
  readonly lastDay?: string | null
  readonly skipped?: readonly string[]
}

/** Days from the first up to, not including, the other. */
export interface Window {
  readonly from: string
  readonly until: string
}

/** In which steps it comes back. */
export const STEPS: Readonly<Record<Exclude<Repeat, 'none'>, { readonly unit: 'days' | 'months'; readonly size: number }>> = {
  daily: { unit: 'days', size: 1 },
  weekly: { unit: 'days', size: 7 },
  'two-weekly': { unit: 'days', size: 14 },
  monthly: { unit: 'months', size: 1 },
  yearly: { unit: 'months', size: 12 },
}

/**
 * The days in a window on which an appointment is, in order; the work is that of the window, however long ago it began. A month (or year) without the day of
 * the first appointment (31, 29 February) is left out, as calendars do (RFC 5545, 3.3.10).
 */
export function listDays(series: Series, window: Window): readonly string[] {
  const skipped = new Set(series.skipped)
  return listSteps(series, window).filter((day) => !skipped.has(day))
}

function listSteps(series: Series, { from, until }: Window): readonly string[] {
  const { day: first, repeats, lastDay } = series
  if (repeats === 'none') return first >= from && first < until ? [first] : []
  const end = lastDay && lastDay < until ? addDays(lastDay, 1) : until
  const days: string[] = []
  for (let index = toFirstIndex(series, from); firstOf(series, index) < end; index += 1) {
    const day = toDay(series, index)
    if (day !== undefined && day >= from && day < end) days.push(day)
  }
  return days
}

/** Whether an appointment is on this day. */
export function isOn(series: Series, day: string): boolean {
  return listDays(series, { from: day, until: addDays(day, 1) }).length > 0
}

/** The number of the first step that may lie in a window. */
function toFirstIndex({ day, repeats }: Series, from: string): number {
  if (repeats === 'none' || from <= day) return 0
  const { unit, size } = STEPS[repeats]
  return unit === 'days' ? Math.ceil(countDays(day, from) / size) : Math.floor(countMonths(day, from) / size)
}

/** The day of a step; undefined in a month that has no such day. */
function toDay({ day, repeats }: Series, index: number): string | undefined {
  if (repeats === 'none') return day
  const { unit, size } = STEPS[repeats]
  return unit === 'days' ? addDays(day, index * size) : addMonths(day, index * size)
}

/** A day of which it is sure that the step does not lie before it. */
function firstOf(series: Series, index: number): string {
  const { day, repeats } = series
  if (repeats === 'none' || STEPS[repeats].unit === 'days') return toDay(series, index) ?? day
  return addMonths(`${day.slice(0, 7)}-01`, index * STEPS[repeats].size) ?? day
}
