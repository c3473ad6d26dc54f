import type { InvitationProblem } from '@voordeur/core'
import { after } from '../after.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WAITS = [1, 5, 15].map((minutes) => minutes * MINUTE)
/** What no second try mends. */
const FINAL: ReadonlySet<InvitationProblem> = new Set(['address', 'member', 'taken'])

/** A try that did not work. */
export interface FailedTry {
  readonly problem: InvitationProblem
  readonly attempts: number
  readonly askedAt: Date
  /** How long the provider asks to wait, in seconds. */
  readonly retryAfter: number | undefined
  readonly now: Date
}

/** When an invitation is tried again, or `failed`: a person must look. It is tried for a day. */
export function decideNextTry({ problem, attempts, askedAt, retryAfter = 0, now }: FailedTry): Date | 'failed' {
  if (FINAL.has(problem) || now.getTime() - askedAt.getTime() >= DAY * 1000) return 'failed'
  // A provider that asks for longer than a day asks for a person.
  return after(now, Math.min(DAY, Math.max(WAITS[attempts - 1] ?? HOUR, retryAfter)))
}

/** When to look next whether an invitation was accepted: often at first, and no more after three months. */
export function decideNextLook(sentAt: Date, now: Date): Date | null {
  const age = (now.getTime() - sentAt.getTime()) / 1000
  if (age >= 90 * DAY) return null
  return after(now, Math.min(6 * HOUR, Math.max(MINUTE, age / 10)))
}

/** When to look next whether who accepted is still there. */
export function decideNextCheck(now: Date): Date {
  return after(now, 7 * DAY)
}
