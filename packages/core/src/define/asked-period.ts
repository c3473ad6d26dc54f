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
  const first = readDay(from)
  const last = readDay(until)
  if (first === null || last === null)
    return { errors: { from: first === null ? NOT_A_DAY : undefined, until: last === null ? NOT_A_DAY : undefined } }
  if (first !== undefined && last !== undefined && last < first) return { errors: { until: 'core.period.order' } }
  return {
    from: first === undefined ? undefined : startOfAmsterdamDay(toRecordDay(first)),
    until: last === undefined ? undefined : startOfAmsterdamDay(addDays(toRecordDay(last), 1)),
  }
}

const NOT_A_DAY = 'core.period.notADay'

/** Undefined for a day that was left open, and null for what is no day. */
function readDay(typed: string): string | null | undefined {
  if (typed.trim() === '') return undefined
  const day = toTypedDay(typed)
  return Day.safeParse(day).success ? day : null
}

function toRecordDay(day: string): string {
  if (day < FIRST) return FIRST
  return day > LAST ? LAST : day
}
