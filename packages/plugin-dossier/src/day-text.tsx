import type { Locale } from '@voordeur/core'
import type { ComponentChild } from 'preact'
import { sayDay } from './day.ts'

/** A day of the record in words and machine-readable; text that is no date stands as it is. */
export function DayText({ value, locale }: { readonly value: string; readonly locale: Locale }): ComponentChild {
  const words = sayDay(value, locale)
  return words === undefined ? value : <time dateTime={value}>{words}</time>
}
