import { addDays, startOfAmsterdamDay, toAmsterdamDay } from '../define/amsterdam.ts'
import { isAfterCare, toLastDayAfterCare } from '../define/care-end.ts'
import type { Basis } from '../define/viewer.ts'
import type { AccessFacts } from './access-facts.ts'
import { AGREES_AT, ageOn, birthdayAt, DECIDES_AT, isOverChild } from './age.ts'

/** What the organisation decided about the end of access. */
export interface AccessEnds {
  readonly endsAfterCareDays: number
  /** The bases that read on after the client died. */
  readonly readOnAfterDeath: readonly Basis[]
}

/** Whether an access is open now, and if not, why. */
export type AccessState =
  | 'open'
  | 'not-yet'
  | 'lapsed'
  | 'revoked'
  | 'blocked'
  | 'care-ended'
  | 'deceased'
  | 'age-unknown'
  | 'consent-needed'
  | 'of-age'

/** The end of an access that is known beforehand: the instant at which it closes, and why. */
export interface AccessEnd {
  readonly at: Date
  readonly why: 'until' | 'age' | 'care'
}

/**
 * Decides whether an access is open. After the end of care it stays open for the configured number of calendar days and
 * closes when the last of them ends in Amsterdam (Laurens rule L14). What can't be decided is closed.
 */
export function decideAccess(facts: AccessFacts, policy: AccessEnds, now: Date): AccessState {
  if (facts.revokedAt && facts.revokedAt <= now) return 'revoked'
  if (facts.blockedAt && facts.blockedAt <= now) return 'blocked'
  if (facts.validFrom > now) return 'not-yet'
  if (facts.validUntil && facts.validUntil <= now) return 'lapsed'
  if (isAfterCare(facts.careEndedOn, policy.endsAfterCareDays, now)) return 'care-ended'
  if (isClosedByDeath(facts, policy, now)) return 'deceased'
  return decideByAge(facts, now)
}

/**
 * With a death every access ends, but those the organisation lets read on, and those it granted since. A death may become known days later: whoever was
 * let in by an invitation in between was let in by somebody who could not any more.
 */
function isClosedByDeath(facts: AccessFacts, { readOnAfterDeath }: AccessEnds, now: Date): boolean {
  const { deceasedOn, basis, byOrganisation, grantedAt } = facts
  if (deceasedOn === undefined || toAmsterdamDay(now) < deceasedOn) return false
  const isGrantedSince = byOrganisation && toAmsterdamDay(grantedAt) > deceasedOn
  return !readOnAfterDeath.includes(basis) && !isGrantedSince
}

function decideByAge({ basis, bornOn, consentedAt }: AccessFacts, now: Date): AccessState {
  if (!isOverChild(basis)) return 'open'
  if (bornOn === undefined) return 'age-unknown'
  const age = ageOn(bornOn, toAmsterdamDay(now))
  if (age >= DECIDES_AT) return 'of-age'
  return age >= AGREES_AT && consentedAt === undefined ? 'consent-needed' : 'open'
}

/** Whether someone still speaks for the client: nobody represents a client who died. */
export function isRepresenting(access: { readonly represents: boolean; readonly deceasedOn: string | undefined }): boolean {
  return access.represents && access.deceasedOn === undefined
}

/** The first end that is known beforehand; undefined when the access has none. */
export function findEnd(
  facts: Pick<AccessFacts, 'basis' | 'bornOn' | 'validUntil' | 'careEndedOn' | 'consentedAt'>,
  policy: AccessEnds,
): AccessEnd | undefined {
  const ends: (AccessEnd | undefined)[] = [
    facts.validUntil && { at: facts.validUntil, why: 'until' },
    findEndByAge(facts),
    facts.careEndedOn === undefined
      ? undefined
      : { at: startOfAmsterdamDay(addDays(toLastDayAfterCare(facts.careEndedOn, policy.endsAfterCareDays), 1)), why: 'care' },
  ]
  return ends.filter((end) => end !== undefined).toSorted((one, other) => one.at.getTime() - other.at.getTime())[0]
}

function findEndByAge({ basis, bornOn, consentedAt }: Pick<AccessFacts, 'basis' | 'bornOn' | 'consentedAt'>): AccessEnd | undefined {
  if (!isOverChild(basis) || bornOn === undefined) return undefined
  const birthday = birthdayAt(bornOn, consentedAt === undefined ? AGREES_AT : DECIDES_AT)
  return { at: startOfAmsterdamDay(birthday), why: 'age' }
}
