import type { Locale } from '../../define/messages.ts'
import { toFullDate, toFullDay, toSpokenDate, toSpokenDay } from '../spoken-date.ts'
import { SpokenDates } from '../spoken-dates.ts'

interface WhenProps {
  /** An instant (ISO 8601) or a day (YYYY-MM-DD). */
  readonly value: string
  readonly now: Date
  readonly locale: Locale
  /** Default `minute`; a value that is a day is never said with a time. */
  readonly precision?: 'day' | 'minute' | undefined
}

/** A date as people say it, readable for machines too. Times are those of Amsterdam. */
export function When({ value, now, locale, precision = 'minute' }: WhenProps) {
  return (
    <SpokenDates.Consumer>
      {(how) => (
        <time dateTime={value}>
          {how === 'in-full'
            ? (precision === 'day' ? toFullDay : toFullDate)(value, locale)
            : (precision === 'day' ? toSpokenDay : toSpokenDate)(value, now, locale)}
        </time>
      )}
    </SpokenDates.Consumer>
  )
}
