import { readPeriod, toAmsterdamDay, type PeriodErrors, type VisibleRecord } from '@voordeur/core'
import type { Measurement } from '@voordeur/core/care'
import { toMonthBounds } from './month.ts'

/** The period that a reader chose: a month (`YYYY-MM`), or two days as they were typed, with message keys of what is wrong. */
export interface PeriodChoice {
  readonly month?: string
  readonly from: string
  readonly until: string
  readonly errors?: PeriodErrors
}

/** The choice in a query with the moments (ISO 8601) it stands for; undefined moments are those of a period that can't be read. */
export interface AskedMoments {
  readonly choice: PeriodChoice
  readonly moments: { readonly from?: string; readonly until?: string } | undefined
}

/** Reads the period of a query; a month goes before two days. */
export function readPeriodChoice({ month, from = '', until = '' }: Readonly<Record<string, string>>): AskedMoments {
  if (month !== undefined) return { choice: { month, from: '', until: '' }, moments: toMonthBounds(month) }
  const choice = { from, until }
  const period = readPeriod(choice)
  if ('errors' in period) return { choice: { ...choice, errors: dropUndefined(period.errors) }, moments: undefined }
  return {
    choice,
    moments: {
      ...(period.from && { from: period.from.toISOString() }),
      ...(period.until && { until: period.until.toISOString() }),
    },
  }
}

/** The query that keeps a choice. */
export function toPeriodQuery({ month, from, until }: PeriodChoice): Readonly<Record<string, string>> {
  return { ...(month && { month }), ...(from && { from }), ...(until && { until }) }
}

/** The query of the one day (Amsterdam) on which a moment (ISO 8601) lies. */
export function toDayQuery(at: string): Readonly<Record<string, string>> {
  const day = toAmsterdamDay(new Date(at))
  return { from: day, until: day }
}

/** The query of the day of a measurement; undefined for one without a date, which has no place among days. */
export function toMeasuredDay({ at, data }: Pick<VisibleRecord<Measurement>, 'at' | 'data'>): Readonly<Record<string, string>> | undefined {
  return data.measuredAt === undefined ? undefined : toDayQuery(at)
}

/** Whether a reader chose any period. */
export function isChosen(choice: PeriodChoice): boolean {
  return Object.keys(toPeriodQuery(choice)).length > 0
}

function dropUndefined({ from, until }: PeriodErrors): PeriodErrors {
  return { ...(from && { from }), ...(until && { until }) }
}
