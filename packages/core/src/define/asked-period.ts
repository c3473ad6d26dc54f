import { z } from 'zod'
import { addDays, startOfAmsterdamDay } from './amsterdam.ts'
import { toTypedDay } from './typed-day.ts'

/** A period as somebody asked for it: two days, each as it was typed, or empty. */
export interface AskedPeriod {
  readonly from: string
  readonly until: string
}

/** The instants of a period, the second not included; undefined where it is open. */
export interface Period {
  readonly from: Date | undefined
  readonly until: Date | undefined
}

/** What is wrong with a period, by field: message keys of core. */
export interface PeriodErrors {
  readonly from?: string | undefined
  readonly until?: string | undefined
}

const Day = z.iso.date()
// Nothing in a portal is about a day outside these years, and beyond them a day is more than a database's calendar holds.
const FIRST = '1900-01-01'
const LAST = '2200-12-31'

/** Reads a period of whole Amsterdam days, both included; a day that was left open leaves that side open. */
export function readPeriod({ from, until }: AskedPeriod): Period | { readonly errors: PeriodErrors } {
  const first = readDay(from, '')
  const last = readDay(until, LAST)
  if (first === undefined || last === undefined)
    return { errors: { from: first === undefined ? NOT_A_DAY : undefined, until: last === undefined ? NOT_A_DAY : undefined } }
  if (until !== '' && last < first) return { errors: { until: 'core.period.order' } }
  return {
    from: first <= FIRST ? undefined : startOfAmsterdamDay(first < LAST ? first : LAST),
    until: last >= LAST ? undefined : startOfAmsterdamDay(addDays(last > FIRST ? last : FIRST, 1)),
  }
}

const NOT_A_DAY = 'core.period.notADay'

function readDay(typed: string, open: string): string | undefined {
  if (typed === '') return open
  const day = toTypedDay(typed)
  return Day.safeParse(day).success ? day : undefined
}
