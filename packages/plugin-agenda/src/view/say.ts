import type { Locale, Translate } from '@voordeur/core'
import { toSpokenDay } from '@voordeur/core/ui'
import type { Entry } from '../calendar/entry.ts'
import type { Repeat } from '../time/repeat.ts'

const MONTHS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  nl: new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', month: 'long', year: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' }),
}
const toWeekdays = (language: string, weekday: 'long' | 'short') => {
  const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday })
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, index) => format.format(Date.UTC(2024, 0, 1 + index)))
}
/** The names of the days of a week from Monday on, in full and short. */
export const WEEKDAYS: Readonly<Record<Locale, { readonly long: readonly string[]; readonly short: readonly string[] }>> = {
  nl: { long: toWeekdays('nl-NL', 'long'), short: toWeekdays('nl-NL', 'short') },
  en: { long: toWeekdays('en-GB', 'long'), short: toWeekdays('en-GB', 'short') },
}

/** What is needed to say a day or a rule. */
export interface Speaking {
  readonly t: Translate
  readonly now: Date
  readonly locale: Locale
}

/** A month (`YYYY-MM`) with its year. */
export function sayMonth(month: string, locale: Locale): string {
  return MONTHS[locale].format(new Date(`${month}-01`))
}

/** At what time of its day: "10:00 tot 11:00", or the whole day. */
export function sayTime({ day, lastDay, begins, ends }: Entry, { t, now, locale }: Speaking): string {
  if (lastDay > day) {
    const from =
      begins === undefined ? toSpokenDay(day, now, locale) : t('calendar.next.time', { day: toSpokenDay(day, now, locale), time: begins })
    const last = toSpokenDay(lastDay, now, locale)
    return t('calendar.until', { from, until: ends === undefined ? last : t('calendar.next.time', { day: last, time: ends }) })
  }
  if (begins === undefined) return t('calendar.wholeDay')
  return ends === undefined ? begins : t('calendar.until', { from: begins, until: ends })
}

/** How an appointment comes back that began on this day. */
export function sayRepeat(
  { day, repeats, lastDay }: { readonly day: string; readonly repeats: Repeat; readonly lastDay?: string },
  { t, now, locale }: Speaking,
): string {
  const rule = t(toRuleKey(day, repeats), { date: Number(day.slice(8)) })
  return lastDay === undefined ? rule : t('repeats.until', { rule, day: toSpokenDay(lastDay, now, locale) })
}

/** A day that not every month, or not every year has, is said with its rule. */
function toRuleKey(day: string, repeats: Repeat): string {
  const isRare = (repeats === 'monthly' && day.slice(8) > '28') || (repeats === 'yearly' && day.endsWith('-02-29'))
  return isRare ? `repeats.${repeats}.some` : `repeats.${repeats}`
}

/** With a capital, where a sentence begins. */
export function toSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
