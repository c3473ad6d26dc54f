// The calendar of Sweden is written as ISO 8601 writes it.
const DAY = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' })

/** The calendar day (`YYYY-MM-DD`) in Amsterdam at an instant. */
export function toAmsterdamDay(instant: Date): string {
  return DAY.format(instant)
}
