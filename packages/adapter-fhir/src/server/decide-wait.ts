/** What the next wait depends on. */
export interface WaitInput {
  /** How often the question was asked, from 1. */
  readonly attempt: number
  /** What the server said in `Retry-After`: seconds, or a date (RFC 9110, 10.2.3). */
  readonly retryAfter: string | undefined
  readonly now: Date
  /** From 0 up to 1. */
  readonly random: number
}

const FIRST_WAIT = 1_000
const LONGEST_OWN_WAIT = 60_000
const LONGEST_ASKED_WAIT = 5 * 60_000

/**
 * How many milliseconds to wait before a question is asked again: what the server asks for, else twice as long each time with
 * half of it left to chance, so that many readers do not return together. Undefined when the server asks for more than five minutes.
 */
export function decideWait({ attempt, retryAfter, now, random }: WaitInput): number | undefined {
  const asked = retryAfter === undefined ? undefined : toMilliseconds(retryAfter.trim(), now)
  if (asked !== undefined) return asked > LONGEST_ASKED_WAIT ? undefined : asked
  const longest = Math.min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_OWN_WAIT)
  return longest / 2 + (longest / 2) * random
}

// What is neither is left alone: our own wait serves as well.
function toMilliseconds(retryAfter: string, now: Date): number | undefined {
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1_000
  const at = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(retryAfter) ? Date.parse(retryAfter) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime())
}
