import { toAmsterdamDay } from '@voordeur/core'

const SATURDAY = 6
const SUNDAY = 0

/**
 * The last day on which an answer comes in time (`YYYY-MM-DD`, Amsterdam): so many working days after the day of asking. Working days are Monday to
 * Friday; holidays count as such.
 */
export function toDueDay(askedAt: Date, workingDays: number): string {
  const day = new Date(`${toAmsterdamDay(askedAt)}T12:00:00Z`)
  let left = workingDays
  while (left > 0) {
    day.setUTCDate(day.getUTCDate() + 1)
    if (day.getUTCDay() !== SATURDAY && day.getUTCDay() !== SUNDAY) left -= 1
  }
  return day.toISOString().slice(0, 10)
}

/** Whether an answer is late: the last day on which it was promised is over. */
export function isLate(askedAt: Date, workingDays: number, now: Date): boolean {
  return toAmsterdamDay(now) > toDueDay(askedAt, workingDays)
}
