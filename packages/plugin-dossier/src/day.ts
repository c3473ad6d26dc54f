import type { Locale } from '@voordeur/core'

const ZONE = 'Europe/Amsterdam'
const LONG_DAY = { day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE } as const

// Making a format costs more than using it a hundred times.
const FORMATS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  nl: new Intl.DateTimeFormat('nl-NL', LONG_DAY),
  en: new Intl.DateTimeFormat('en-GB', LONG_DAY),
}
// Swedish writes its dates as ISO 8601 does.
const ISO_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE })
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A day or moment from the record in words with its year ("3 maart 2026"), in Europe/Amsterdam; undefined when it is neither. */
export function sayDay(value: string, locale: Locale): string | undefined {
  const moment = new Date(DAY.test(value) ? `${value}T12:00:00Z` : value)
  if (Number.isNaN(moment.getTime())) return undefined
  return FORMATS[locale].format(moment)
}

/** The day of a moment in Europe/Amsterdam, `YYYY-MM-DD`. */
export function toDay(moment: Date): string {
  return ISO_DAY.format(moment)
}

/** Whole years between two days (`YYYY-MM-DD`). */
export function toAge(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Whether a period has ended on a day (`YYYY-MM-DD`): its last day lies before it. */
export function hasEnded(period: { readonly end?: string | undefined } | undefined, today: string): boolean {
  return period?.end !== undefined && period.end.slice(0, 10) < today
}
