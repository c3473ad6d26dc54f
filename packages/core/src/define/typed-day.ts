/** A day as somebody typed it in a browser that shows no calendar (`31-12-2026`, `1/3/2026`), as `YYYY-MM-DD`; anything else stays as it is. */
export function toTypedDay(typed: string): string {
  const [, day, month, year] = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\s*$/.exec(typed) ?? []
  return day === undefined || month === undefined ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
