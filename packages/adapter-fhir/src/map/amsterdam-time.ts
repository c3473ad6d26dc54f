const OFFSET = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Amsterdam', timeZoneName: 'longOffset' })
const DAY = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' })

const DAY_WORDS = new Intl.DateTimeFormat('nl', { timeZone: 'Europe/Amsterdam', dateStyle: 'long' })
const TIME_WORDS = new Intl.DateTimeFormat('nl', { timeZone: 'Europe/Amsterdam', timeStyle: 'short' })

const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:[0-5]\d(?:\.\d{1,9})?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/i

/** Whether a text is a day that exists, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  return day >= 1 && day <= countDaysOf(month, year)
}

/**
 * A moment as ISO 8601 with seconds and offset; undefined when it is none. A time without a zone is a time in
 * Europe/Amsterdam; a time that the end of summer time makes occur twice is the first of the two.
 */
export function toInstant(text: string): string | undefined {
  const match = MOMENT.exec(text.trim())
  if (!match) return undefined
  const [, day = '', minutes = '', seconds = ':00', zone] = match
  const local = `${day}T${minutes}${seconds}`
  if (!isDay(day) || !isTimeOfDay(minutes)) return undefined
  return `${local}${zone?.toUpperCase() ?? offsetAt(local)}`
}

function isTimeOfDay(minutes: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(minutes)
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

// By counting: a date is parsed for every moment of every record otherwise. A month that is none has no days.
function countDaysOf(month: number, year: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0)
}

/** The day in Europe/Amsterdam of a day or moment; undefined when it is neither. */
export function toDay(text: string): string | undefined {
  if (isDay(text)) return text
  const instant = toInstant(text)
  return instant === undefined ? undefined : DAY.format(new Date(instant))
}

/** The first moment of a day in Europe/Amsterdam. */
export function toStartOfDay(day: string): string | undefined {
  return toInstant(`${day}T00:00:00`)
}

/** A day or moment in Dutch words in Europe/Amsterdam: `1 december 2026`, `1 december 2026 14:30`; midnight is the day alone. Else as it is. */
export function toTimeWords(text: string): string {
  const instant = isDay(text) ? toStartOfDay(text) : toInstant(text)
  if (instant === undefined) return text
  const time = new Date(instant)
  const clock = TIME_WORDS.format(time)
  return clock === '00:00' ? DAY_WORDS.format(time) : `${DAY_WORDS.format(time)} ${clock}`
}

// The offset an hour before the local time read as UTC is the one before a change; the other is tried when it does not fit.
function offsetAt(local: string): string {
  const asUtc = Date.parse(`${local}Z`)
  const earlier = readOffset(asUtc - 3 * 3_600_000)
  const later = readOffset(asUtc)
  return readOffset(Date.parse(`${local}${earlier}`)) === earlier ? earlier : later
}

function readOffset(time: number): string {
  const name = OFFSET.formatToParts(time).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  return name === 'GMT' ? '+00:00' : name.slice(3)
}
