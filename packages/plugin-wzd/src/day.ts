import type { Locale } from '@voordeur/core'

const ZONE = 'Europe/Amsterdam'
const LONG_DAY = { day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE } as const
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE } as const

// Making a format costs more than using it a hundred times.
const DAYS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  nl: new Intl.DateTimeFormat('nl-NL', LONG_DAY),
  en: new Intl.DateTimeFormat('en-GB', LONG_DAY),
}
const TIMES = new Intl.DateTimeFormat('nl-NL', TIME)
// Swedish writes its dates as ISO 8601 does.
const ISO_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE })
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A day or moment of the record in words with its year ("3 maart 2026"), in Europe/Amsterdam; what is neither stands as it is. */
export function sayDay(value: string, locale: Locale): string {
  const moment = new Date(isDay(value) ? `${value}T12:00:00Z` : value)
  return Number.isNaN(moment.getTime()) ? value : DAYS[locale].format(moment)
}

/** The time of a moment in Europe/Amsterdam ("14:05"); undefined of a day, which has none. */
export function sayTime(value: string): string | undefined {
  const moment = new Date(value)
  return isDay(value) || Number.isNaN(moment.getTime()) ? undefined : TIMES.format(moment)
}

/** The day of now in Europe/Amsterdam, `YYYY-MM-DD`. */
export function toToday(now: Date): string {
  return ISO_DAY.format(now)
}

function isDay(value: string): boolean {
  return DAY.test(value)
}
