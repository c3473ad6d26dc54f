import { addDays } from './add-days.ts'

const WEEKS = 26

/** The Mondays of the half year that ends with this week, oldest first. */
export function listHalfYear(week: string): readonly string[] {
  return Array.from({ length: WEEKS }, (_, index) => addDays(week, (index - WEEKS + 1) * 7))
}
