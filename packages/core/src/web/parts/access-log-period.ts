import { addDays, startOfAmsterdamDay, toAmsterdamDay } from '../../define/amsterdam.ts'
import { readPeriod, type AskedPeriod, type PeriodErrors } from '../../define/asked-period.ts'

/** The instants between which a page of the log lies, or what is wrong with the period that was asked for. */
export type LogPeriod = { readonly from: Date; readonly until: Date } | { readonly errors: PeriodErrors }

/** Reads a period of the log; what was left open, and what lies beyond the log, is its beginning or the end of today. */
export function readLogPeriod(asked: AskedPeriod, log: { readonly now: Date; readonly keepForDays: number }): LogPeriod {
  const period = readPeriod(asked)
  if ('errors' in period) return period
  const today = toAmsterdamDay(log.now)
  const beginning = startOfAmsterdamDay(addDays(today, -log.keepForDays - 1))
  const end = startOfAmsterdamDay(addDays(today, 1))
  const { from = beginning, until = end } = period
  return { from: from < beginning ? beginning : from, until: until < end ? until : end }
}
