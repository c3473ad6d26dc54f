const DAY_MILLISECONDS = 86_400_000

const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** A day (`YYYY-MM-DD`) and, when it has one, a time of day (`HH:MM`), as a clock in Amsterdam shows them. */
export interface Moment {
  readonly day: string
  readonly time?: string
}

/** What a clock in Amsterdam shows at an instant. */
export function toAmsterdam(instant: Date): Required<Moment> {
  const [day = '', time = ''] = wallClock.format(instant).split(' ')
  return { day, time }
}

/** A day moved by whole days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MILLISECONDS).toISOString().slice(0, 10)
}

/** How many days lie between two: 1 from a day to the next, negative backwards. */
export function countDays(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS)
}

/** The same day of the month, so many months later; undefined in a month that has no such day. */
export function addMonths(day: string, months: number): string | undefined {
  const [year, month, date] = toNumbers(day)
  const moved = new Date(Date.UTC(year, month - 1 + months, date))
  return moved.getUTCDate() === date ? moved.toISOString().slice(0, 10) : undefined
}

/** How many months lie between the months of two days. */
export function countMonths(from: string, to: string): number {
  const [[fromYear, fromMonth], [toYear, toMonth]] = [toNumbers(from), toNumbers(to)]
  return (toYear - fromYear) * 12 + toMonth - fromMonth
}

/** The first day of a month (`YYYY-MM`) that lies so many months after another. */
export function toFirstDay(month: string, months = 0): string {
  // Every month has a first day.
  return addMonths(`${month}-01`, months) ?? ''
}

/** Which day of the week it is, Monday being 0. */
export function toWeekday(day: string): number {
  return (new Date(day).getUTCDay() + 6) % 7
}

/** Whether a text is a day that there is, in a year that an agenda is about (2000 to 2099). */
export function isDay(text: string): boolean {
  return /^20\d{2}-\d{2}-\d{2}$/.test(text) && toExistingDay(text) === text
}

function toExistingDay(text: string): string | undefined {
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10)
}

function toNumbers(day: string): readonly [year: number, month: number, date: number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return [year, month, date]
}
