import { countDays, toAmsterdamDay } from '../define/amsterdam.ts'
import type { Locale } from '../define/messages.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/u
const STARTS_WITH_DAY = /^\d{4}-\d{2}-\d{2}/u

// Making a format costs more than using it a hundred times, so that each language has its own from the start.
const FORMATS = { nl: createFormats('nl-NL', 'om'), en: createFormats('en-GB', 'at') } as const satisfies Record<Locale, unknown>

/** Whether a value is a day (YYYY-MM-DD) and not an instant: a day has no time to say. */
export function isDay(value: string): boolean {
  return DAY.test(value)
}

/** The day in Amsterdam (YYYY-MM-DD) of an instant; a day stays itself. An unreadable value throws a RangeError. */
export function toDay(value: string): string {
  return isDay(value) ? value : toAmsterdamDay(new Date(value))
}

/** The time of day in Amsterdam, such as 09:05. */
export function toSpokenTime(value: string, locale: Locale): string {
  return FORMATS[locale].time.format(new Date(value))
}

/**
 * A moment as people say it in Amsterdam: "vandaag om 12:00", "gisteren", "maandag 3 maart", with the year when it is
 * not this one. `value` is an instant (ISO 8601) or a day (YYYY-MM-DD); a day is never said with a time.
 */
export function toSpokenDate(value: string, now: Date, locale: Locale): string {
  const day = toSpokenDay(value, now, locale)
  return isDay(value) ? day : `${day} ${FORMATS[locale].at} ${toSpokenTime(value, locale)}`
}

/** The day of a moment as people say it in Amsterdam, without its time. */
export function toSpokenDay(value: string, now: Date, locale: Locale): string {
  const { nearby, sameYear, otherYear } = FORMATS[locale]
  const [day, today] = [toDay(value), toAmsterdamDay(now)]
  const distance = countDays(today, day)
  if (Math.abs(distance) <= 1) return nearby.format(distance, 'day')
  return (day.slice(0, 4) === today.slice(0, 4) ? sameYear : otherYear).format(new Date(day))
}

/** The day of a moment in Amsterdam as it stands in a table: "3 maart", with the year when it is not this one. */
export function toPlainDay(value: string, now: Date, locale: Locale): string {
  const { plain, plainYear } = FORMATS[locale]
  const day = toDay(value)
  return (day.slice(0, 4) === toAmsterdamDay(now).slice(0, 4) ? plain : plainYear).format(new Date(day))
}

/** The day of a moment in Amsterdam with its year, whichever that is: "3 maart 2026". A text that begins with no day stands as it is. */
export function toDayWithYear(value: string, locale: Locale): string {
  return isMoment(value) ? FORMATS[locale].plainYear.format(new Date(toDay(value))) : value
}

/** Whether a text is a day or an instant, so that its day can be said. */
export function isMoment(value: string): boolean {
  return STARTS_WITH_DAY.test(value) && !Number.isNaN(Date.parse(value))
}

/** A moment in full, for what is read long afterwards: "donderdag 26 november 2026 om 09:05"; a day is never said with a time. */
export function toFullDate(value: string, locale: Locale): string {
  const day = toFullDay(value, locale)
  return isDay(value) ? day : `${day} ${FORMATS[locale].at} ${toSpokenTime(value, locale)}`
}

/** The day of a moment in full, with its year. */
export function toFullDay(value: string, locale: Locale): string {
  return FORMATS[locale].otherYear.format(new Date(toDay(value)))
}

function createFormats(language: string, at: string) {
  // A day is written from UTC, so that a night of 23 or 25 hours cannot move it.
  const plain = { timeZone: 'UTC', day: 'numeric', month: 'long' } as const
  const day = { ...plain, weekday: 'long' } as const
  return {
    at,
    nearby: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }),
    time: new Intl.DateTimeFormat(language, { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    plain: new Intl.DateTimeFormat(language, plain),
    plainYear: new Intl.DateTimeFormat(language, { ...plain, year: 'numeric' }),
    sameYear: new Intl.DateTimeFormat(language, day),
    otherYear: new Intl.DateTimeFormat(language, { ...day, year: 'numeric' }),
  }
}
