import { toAmsterdamDay } from '@voordeur/core'
import { addDays } from './add-days.ts'

/** The week in Amsterdam at an instant, named by its Monday (`YYYY-MM-DD`): a week number would begin again each year. */
export function toWeek(instant: Date): string {
  const day = toAmsterdamDay(instant)
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7
  return addDays(day, -sinceMonday)
}
