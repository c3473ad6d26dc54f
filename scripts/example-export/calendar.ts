const MS_PER_DAY = 86_400_000
const AMSTERDAM = 'Europe/Amsterdam'

/** The day so many days later (or earlier), `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 10)
}

/** Every day from the first to the last, both included. */
export function listDays(first: string, last: string): readonly string[] {
  const count = Math.max(0, Math.round((Date.parse(last) - Date.parse(first)) / MS_PER_DAY) + 1)
  return Array.from({ length: count }, (_, index) => addDays(first, index))
}

/** A clock time of a day in Amsterdam as ISO 8601 with its offset; minutes may run over into the next hour or day. */
export function toMoment(day: string, minutes: number): string {
  const date = addDays(day, Math.floor(minutes / 1440))
  const ofDay = minutes % 1440
  const clock = [Math.floor(ofDay / 60), ofDay % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return `${date}T${clock}:00${offsetOf(date)}`
}

/** The day in Amsterdam of a moment. */
export function toDay(moment: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: AMSTERDAM }).format(moment)
}

/** The season of a day, as the word that stands behind `@` in the phrases. */
export function toSeason(day: string): 'winter' | 'lente' | 'zomer' | 'herfst' {
  const month = Number(day.slice(5, 7))
  if (month <= 2 || month === 12) return 'winter'
  if (month <= 5) return 'lente'
  return month <= 8 ? 'zomer' : 'herfst'
}

// No carer reports between two and three at night when the clock changes: the offset at noon holds for all we write.
function offsetOf(day: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: AMSTERDAM, timeZoneName: 'longOffset' }).formatToParts(
    new Date(`${day}T12:00:00Z`),
  )
  return parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') || '+00:00'
}
