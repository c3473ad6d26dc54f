import { z } from 'zod'
import { isDay } from '../time/day.ts'

const Day = z.string().refine(isDay, 'must be a day')
const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'must be a month')

/** What is shown: a list of days (the default), a month, every appointment there is, or one form. */
const View = z.enum(['list', 'month', 'all', 'add', 'change'])

/** The page's query. */
export const CalendarQuery = z.strictObject({
  view: View.exactOptional(),
  /** The first day of the list. */
  from: Day.exactOptional(),
  month: Month.exactOptional(),
  /** One appointment, on one of its days. */
  item: z.uuid().exactOptional(),
  day: Day.exactOptional(),
  /** Where the next page of all appointments begins. */
  before: z.string().max(200).exactOptional(),
  care: z.enum(['yes']).exactOptional(),
})

/** The page's query. */
export type CalendarQuery = z.infer<typeof CalendarQuery>
