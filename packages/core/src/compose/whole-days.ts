/** The days in a duration written in whole days (`P7D`, `7d`); undefined for anything else, also for 24 hours. */
export function toWholeDays(duration: string): number | undefined {
  const match = /^(?:P(\d{1,4})D|(\d{1,4})d)$/.exec(duration)
  return match ? Number(match[1] ?? match[2]) : undefined
}
