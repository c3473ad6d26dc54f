import { addDays, toAmsterdamDay } from './amsterdam.ts'

/** The last day (`YYYY-MM-DD`) on which the portal of a client whose care ended is open. */
export function toLastDayAfterCare(careEndedOn: string, endsAfterCareDays: number): string {
  return addDays(careEndedOn, endsAfterCareDays)
}

/** Whether that last day is over in Amsterdam (Laurens rule L14). */
export function isAfterCare(careEndedOn: string | null | undefined, endsAfterCareDays: number, now: Date): boolean {
  return typeof careEndedOn === 'string' && toAmsterdamDay(now) > toLastDayAfterCare(careEndedOn, endsAfterCareDays)
}
