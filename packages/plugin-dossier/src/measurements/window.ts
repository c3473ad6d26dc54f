import { addMonths, toMonth, toMonthBounds } from '../period/month.ts'
import { toMilliseconds } from './series.ts'

/** A year of months that a picture shows; `until` is the last one (`YYYY-MM`), the moments are ISO 8601. */
export interface PictureWindow {
  readonly until: string
  readonly from: string
  readonly to: string
}

const YEAR = 12

/** The year that ends with a month. */
export function toPictureWindow(until: string): PictureWindow {
  const first = addMonths(until, 1 - YEAR)
  return { until, from: toMonthBounds(first).from, to: toMonthBounds(until).until }
}

/** The month in which something was measured. */
export function toMonthOf(when: string): string {
  return toMonth(new Date(toMilliseconds(when)))
}

/** The last month of the year after, at most the newest in which something was measured. */
export function toYearAfter(until: string, newest: string): string | undefined {
  if (until >= newest) return undefined
  const next = addMonths(until, YEAR)
  return next > newest ? newest : next
}
