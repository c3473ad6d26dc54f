import { addDays, toAmsterdamDay } from '../define/amsterdam.ts'

/** What decides whether an access is open; times are instants, `careEndedOn` a day. */
export interface AccessFacts {
  readonly validFrom: Date
  readonly validUntil: Date | undefined
  readonly revokedAt: Date | undefined
  readonly careEndedOn: string | undefined
}

/** Whether an access is open now, and if not, why. */
export type AccessState = 'open' | 'not-yet' | 'lapsed' | 'revoked' | 'care-ended'

/**
 * Decides whether an access is open. After the end of care it stays open for the configured number of calendar days
 * and closes when the last of them ends in Amsterdam (Laurens rule L14).
 */
export function decideAccess(facts: AccessFacts, policy: { readonly endsAfterCareDays: number }, now: Date): AccessState {
  if (facts.revokedAt && facts.revokedAt <= now) return 'revoked'
  if (facts.validFrom > now) return 'not-yet'
  if (facts.validUntil && facts.validUntil <= now) return 'lapsed'
  return isClosedAfterCare(facts.careEndedOn, policy.endsAfterCareDays, now) ? 'care-ended' : 'open'
}

function isClosedAfterCare(careEndedOn: string | undefined, days: number, now: Date): boolean {
  return careEndedOn !== undefined && toAmsterdamDay(now) > addDays(careEndedOn, days)
}
