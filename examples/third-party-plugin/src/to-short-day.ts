import type { Locale } from '@voordeur/core'

/** A day without its year, short enough for the picture on a phone: "3 mrt". */
export function toShortDay(day: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' })
  return format.format(new Date(day))
}
