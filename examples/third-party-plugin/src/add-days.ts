const DAY = 24 * 60 * 60 * 1000

/** The calendar day (`YYYY-MM-DD`) that comes so many days after another one, or before it. */
export function addDays(day: string, count: number): string {
  // In UTC every day has 24 hours, so that the hour of daylight saving can not move a day.
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10)
}
