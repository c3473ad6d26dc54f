import { addDays, startOfAmsterdamDay, toAmsterdamDay } from '../define/amsterdam.ts'
import { toLastDayAfterCare } from '../define/care-end.ts'
import type { AccessFacts } from './access-facts.ts'
import { decideAccess, type AccessEnds } from './access-state.ts'
import { birthdayAt, DECIDES_AT } from './age.ts'

/**
 * Decides when an access was over for good; undefined while it is open or may open by itself or by one deed: not yet begun, blocked, or waiting for
 * an age or a consent to be known.
 */
export function decideLastMoment(facts: AccessFacts, policy: AccessEnds, now: Date): Date | undefined {
  // A block is lifted in a moment, but not over an end that came meanwhile.
  const state = decideAccess({ ...facts, blockedAt: undefined }, policy, now)
  const { revokedAt, validUntil, careEndedOn = '', deceasedOn = '', bornOn = '' } = facts
  if (state === 'revoked') return revokedAt
  if (state === 'lapsed') return validUntil
  if (state === 'care-ended') return startOfAmsterdamDay(addDays(toLastDayAfterCare(careEndedOn, policy.endsAfterCareDays), 1))
  if (state === 'deceased') return startOfAmsterdamDay(deceasedOn)
  if (state === 'of-age') return startOfAmsterdamDay(birthdayAt(bornOn, DECIDES_AT))
  return undefined
}

/** Whether so many whole Amsterdam days have passed since a moment. */
export function isTermOver(since: Date, days: number, now: Date): boolean {
  return addDays(toAmsterdamDay(since), days) < toAmsterdamDay(now)
}
