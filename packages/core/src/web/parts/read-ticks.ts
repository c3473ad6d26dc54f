import { addDays, startOfAmsterdamDay } from '../../define/amsterdam.ts'
import { isDay } from '../../records/is-day.ts'
import { toTypedDay } from '../../define/typed-day.ts'

const TICK = 'right:'

/** The rights that are ticked in a form, by their ids. */
export function readTicks(fields: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(fields).flatMap((name) => (name.startsWith(TICK) ? [name.slice(TICK.length)] : []))
}

/** The instant at which an access ends whose last day this is: the end of that day in Amsterdam. Undefined without a day, and `invalid` for what is none. */
export function readUntil(day: string): Date | 'invalid' | undefined {
  if (day === '') return undefined
  const last = toTypedDay(day)
  return isDay(last) ? startOfAmsterdamDay(addDays(last, 1)) : 'invalid'
}
