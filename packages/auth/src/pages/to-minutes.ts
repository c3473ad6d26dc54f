/** Seconds as the minutes that a visitor is told to wait: never too few. */
export function toMinutes(seconds: number | undefined): number {
  return Math.max(1, Math.ceil((seconds ?? 0) / 60))
}
