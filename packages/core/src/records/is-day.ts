import { z } from 'zod'

const Day = z.iso.date()

/** Whether a text is a day (`YYYY-MM-DD`) that exists, between 1900 and 2200. PostgreSQL takes far more for one: `infinity`, `tomorrow`. */
export function isDay(text: string): boolean {
  return text >= '1900' && text < '2201' && Day.safeParse(text).success
}
