const DAY_MILLISECONDS = 86_400_000

// What a record may say can lie at the end of the calendar of ISO 8601; no term ends after it.
const LAST_DAY = '9999-12-31'

const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' })

/** The day (`YYYY-MM-DD`) in Amsterdam of a day or an instant; undefined for a text that is neither, such as a month. */
export function toDay(moment: string): string | undefined {
  const time = Date.parse(moment)
  if (!/^\d{4}-\d{2}-\d{2}/.test(moment) || Number.isNaN(time)) return undefined
  if (moment.length > 10) return time > Date.parse(LAST_DAY) ? LAST_DAY : calendar.format(time).padStart(10, '0')
  return format(new Date(time)) === moment ? moment : undefined
}

/** A day moved forward by whole days. */
export function addDays(day: string, days: number): string {
  return format(new Date(Date.parse(day) + days * DAY_MILLISECONDS))
}

/**
 * The day on which a term in calendar months ends: the day with the same number, or the last day of a shorter month. The first day is not counted and the
 * last one counts in full (European Convention on the Calculation of Time-Limits, ETS 76, art. 3 and 4; so does Regulation 1182/71, art. 3 lid 1 and 2 c).
 * The Wzd has no rule of its own. The Algemene termijnenwet makes a term that ends at a weekend or on a holiday longer, though not one of deprivation of liberty
 * or of more than three months (art. 1 and 4): here none is, as a day too early is a reminder, and a day too late would call care lawful that may not be.
 */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const moved = new Date(0)
  moved.setUTCFullYear(year, month - 1 + months, date)
  // Where the month is too short, the day ran over into the next one: day 0 is the last day before.
  if (moved.getUTCDate() !== date) moved.setUTCDate(0)
  return format(moved)
}

/** How many days lie between two: 1 from a day to the next, negative backwards. */
export function countDays(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS)
}

function format(date: Date): string {
  return date.getUTCFullYear() > 9999 ? LAST_DAY : date.toISOString().slice(0, 10)
}
