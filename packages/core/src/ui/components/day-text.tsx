import type { Locale } from '../../define/messages.ts'
import { isDay, isMoment, toDayWithYear, toSpokenTime } from '../spoken-date.ts'

interface DayTextProps {
  /** A day (YYYY-MM-DD) or an instant (ISO 8601); another text stands as it is. */
  readonly value: string
  readonly locale: Locale
  /** Whether the time of an instant is said too; a day has none. */
  readonly withTime?: boolean
}

/** A day of a record with its year, readable for machines too: what `When` says of now, this says of any year. Days and times are those of Amsterdam. */
export function DayText({ value, locale, withTime = false }: DayTextProps) {
  if (!isMoment(value)) return <>{value}</>
  const day = toDayWithYear(value, locale)
  return <time dateTime={value}>{withTime && !isDay(value) ? `${day}, ${toSpokenTime(value, locale)}` : day}</time>
}
