import { DAY_MILLISECONDS } from './duration.ts'

const ZONE = 'Europe/Amsterdam'

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** The calendar day (`YYYY-MM-DD`) in Amsterdam at an instant. */
export function toAmsterdamDay(instant: Date): string {
  const part = readParts(instant)
  return `${part.year}-${part.month}-${part.day}`
}

/** The instant at which a calendar day (`YYYY-MM-DD`) begins in Amsterdam, also on the days the clock changes. */
export function startOfAmsterdamDay(day: string): Date {
  return toAmsterdamInstant(`${day}T00:00:00`)
}

/** The instant of a wall-clock time without zone (`YYYY-MM-DDTHH:MM[:SS]`), read as Amsterdam time. */
export function toAmsterdamInstant(wallClock: string): Date {
  const asIfUtc = new Date(`${wallClock}Z`)
  // One step may land on the other side of a clock change; the second corrects with the offset that holds there.
  const guess = new Date(asIfUtc.getTime() - offsetAt(asIfUtc))
  return new Date(asIfUtc.getTime() - offsetAt(guess))
}

/** A calendar day moved by whole days. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** How many calendar days lie between two (`YYYY-MM-DD`): 1 from a day to the next, negative backwards. */
export function countDays(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS)
}

/** The last calendar day in Amsterdam on which something is open that ends at an instant: people count in days, and midnight is of the day before. */
export function toLastDayBefore(end: Date): string {
  return toAmsterdamDay(new Date(end.getTime() - 1))
}

function offsetAt(instant: Date): number {
  const part = readParts(instant)
  const wall = Date.UTC(
    Number(part.year),
    Number(part.month) - 1,
    Number(part.day),
    Number(part.hour),
    Number(part.minute),
    Number(part.second),
  )
  return wall - Math.floor(instant.getTime() / 1000) * 1000
}

function readParts(instant: Date): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]))
}
