import { toAmsterdamDay, type Locale } from '@voordeur/core'

/** A month of the year, `YYYY-MM`, in the years a record can be about. */
export const MONTH = /^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/

const MONTH_AND_YEAR = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const
const FORMATS: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  nl: new Intl.DateTimeFormat('nl-NL', MONTH_AND_YEAR),
  en: new Intl.DateTimeFormat('en-GB', MONTH_AND_YEAR),
}
const OFFSET = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Amsterdam', timeZoneName: 'longOffset' })
const AROUND = 6
const BEFORE_SELECTED = 2

/** The month of a moment in Europe/Amsterdam. */
export function toMonth(moment: Date): string {
  return toAmsterdamDay(moment).slice(0, 7)
}

/** The month so many months later (or earlier, when negative). */
export function addMonths(month: string, months: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** Six months to choose from, newest first: up to two after the chosen one, never after the current. */
export function toMonthChoice(current: string, selected: string | undefined): readonly string[] {
  const wished = addMonths(selected ?? current, BEFORE_SELECTED)
  const first = wished > current ? current : wished
  return Array.from({ length: AROUND }, (_, index) => addMonths(first, -index))
}

/** The first moment of a month in Europe/Amsterdam and that of the month after it, ISO 8601 in UTC. */
export function toMonthBounds(month: string): { readonly from: string; readonly until: string } {
  return { from: startOf(month).toISOString(), until: startOf(addMonths(month, 1)).toISOString() }
}

/** A month in words, "maart 2026". */
export function sayMonth(month: string, locale: Locale): string {
  return FORMATS[locale].format(new Date(`${month}-15T12:00:00Z`))
}

function startOf(month: string): Date {
  const midnight = new Date(`${month}-01T00:00:00Z`)
  // No clock in the Netherlands changes on the first night of a month, so that the offset at UTC's midnight is the one at ours.
  const offset = OFFSET.formatToParts(midnight).find((part) => part.type === 'timeZoneName')?.value
  return new Date(`${month}-01T00:00:00${offset?.replace('GMT', '') ?? 'Z'}`)
}
