import type { Locale } from '@voordeur/core'
import type { ComponentChild } from 'preact'
import { sayDay, sayTime } from './day.ts'

interface DayTextProps {
  readonly value: string
  readonly locale: Locale
  /** Whether the time is said too, of a moment. */
  readonly withTime?: boolean
}

/** A day of the record in words with its year, and machine-readable. */
export function DayText({ value, locale, withTime = false }: DayTextProps): ComponentChild {
  const time = withTime ? sayTime(value) : undefined
  return <time dateTime={value}>{[sayDay(value, locale), time].filter((part) => part !== undefined).join(', ')}</time>
}
