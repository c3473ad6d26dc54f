import { z } from 'zod'

/** 24 hours, in milliseconds: elapsed time. A calendar day may have 23 or 25 hours; `amsterdam.ts` counts those. */
export const DAY_MILLISECONDS = 86_400_000

const UNITS = { s: 1, m: 60, h: 3600, d: 86_400 } as const
const SHORT = /^(\d{1,6})(s|m|h|d)$/
const ISO = /^P(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/

/**
 * Seconds in a duration written as `4h`, `30m`, `7d` or as ISO 8601 without months and years (`PT4H`, `P7D`);
 * undefined when it is neither. A day is 24 hours here: a rule about calendar days counts days, not seconds.
 */
export function toSeconds(duration: string): number | undefined {
  const short = SHORT.exec(duration)
  if (short) return Number(short[1]) * UNITS[short[2] as keyof typeof UNITS]
  const iso = ISO.exec(duration)
  if (!iso || duration === 'P') return undefined
  const [days, hours, minutes, seconds] = iso.slice(1).map((part) => Number(part ?? 0))
  return (days ?? 0) * UNITS.d + (hours ?? 0) * UNITS.h + (minutes ?? 0) * UNITS.m + (seconds ?? 0)
}

/** A duration such as `4h` or `PT24H`; anything else is refused with an example. */
export const Duration = z.string().refine((value) => toSeconds(value) !== undefined, {
  message: 'must be a duration such as "4h", "30m", "PT24H" or "P7D"',
})
