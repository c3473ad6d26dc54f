import { z } from 'zod'
import { addDays, startOfAmsterdamDay } from '../../define/amsterdam.ts'
import { toTypedDay } from '../../define/typed-day.ts'

/** Bounds of what is looked for (ISO 8601), or what is wrong with a day, by field: message keys. */
export type SearchPeriod =
  | { readonly from?: string; readonly until?: string }
  | { readonly errors: { readonly from?: string; readonly until?: string } }

// No record is about a moment outside these years.
const Day = z.iso.date().refine((day) => day >= '1900-01-01' && day < '2200-01-01')

/** Reads a period of whole Amsterdam days, both included; each as it was typed, or empty for no bound. */
export function readSearchPeriod(typed: { readonly from: string; readonly until: string }): SearchPeriod {
  const from = readDay(typed.from)
  const until = readDay(typed.until)
  if (from === null || until === null)
    return { errors: { ...(from === null && { from: NOT_A_DAY }), ...(until === null && { until: NOT_A_DAY }) } }
  if (from !== undefined && until !== undefined && until < from) return { errors: { until: 'core.search.order' } }
  return {
    ...(from !== undefined && { from: startOfAmsterdamDay(from).toISOString() }),
    ...(until !== undefined && { until: startOfAmsterdamDay(addDays(until, 1)).toISOString() }),
  }
}

const NOT_A_DAY = 'core.search.notADay'

/** Undefined for a day that was left open, and null for what is no day. */
function readDay(typed: string): string | null | undefined {
  if (typed.trim() === '') return undefined
  const day = toTypedDay(typed.trim())
  return Day.safeParse(day).success ? day : null
}
