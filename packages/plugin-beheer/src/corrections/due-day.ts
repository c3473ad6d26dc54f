/**
 * The last day of a term of so many months that begins on a day (`YYYY-MM-DD`): the day of that number, or the last one of a shorter month. AVG 12(3)
 * gives one month, and two more when that is told with its reason in the first.
 */
export function toDueDay(from: string, months: number): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  const due = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())))
  return due.toISOString().slice(0, 10)
}
