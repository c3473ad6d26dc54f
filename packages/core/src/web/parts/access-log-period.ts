import { z } from 'zod'
import { addDays, startOfAmsterdamDay, toAmsterdamDay } from '../../define/amsterdam.ts'
import { toTypedDay } from './typed-day.ts'

/** A period as somebody asked for it: two days, each as it was typed, or empty. */
export interface AskedPeriod {
  readonly from: string
  readonly until: string
}

/** The instants of a period, or what is wrong with it, by field: message keys. */
export type Period =
  | { readonly from: Date; readonly until: Date }
  | { readonly errors: { readonly from?: string | undefined; readonly until?: string | undefined } }

const Day = z.iso.date()

/** Reads a period of whole Amsterdam days, both included; a day that was left open is the beginning of the log, or today. */
export function readPeriod(asked: AskedPeriod, log: { readonly now: Date; readonly keepForDays: number }): Period {
  const today = toAmsterdamDay(log.now)
  const beginning = addDays(today, -log.keepForDays - 1)
  const from = readDay(asked.from, beginning)
  const until = readDay(asked.until, today)
  if (from === undefined || until === undefined)
    return { errors: { from: from === undefined ? NOT_A_DAY : undefined, until: until === undefined ? NOT_A_DAY : undefined } }
  if (asked.from !== '' && until < from) return { errors: { until: 'core.accessLog.order' } }
  // Nothing happened after today or stands before the term of the log; what somebody types may lie beyond what a database's calendar holds.
  return {
    from: startOfAmsterdamDay(from < beginning ? beginning : from),
    until: startOfAmsterdamDay(addDays(until < today ? until : today, 1)),
  }
}

const NOT_A_DAY = 'core.accessLog.notADay'

function readDay(typed: string, open: string): string | undefined {
  if (typed === '') return open
  const day = toTypedDay(typed)
  return Day.safeParse(day).success ? day : undefined
}
