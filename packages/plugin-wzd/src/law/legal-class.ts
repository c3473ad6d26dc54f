import type { LegalFacts } from './legal-facts.ts'

/** What a measure is in the words of the law; `undetermined` where the record does not decide it. */
export type LegalClass = 'involuntary' | 'art2_2' | 'emergency_art15' | 'voluntary_restriction' | 'undetermined'

/** The class of a measure of which everything is known, by the rule for clients of sixteen and over; `undetermined` when the law has no name for it. */
export function toLegalClass(facts: LegalFacts): LegalClass {
  if (isResisted(facts)) return facts.form === 'none' ? 'undetermined' : 'involuntary'
  if (!facts.isCapable && isAlsoBound(facts)) return 'art2_2'
  const isAgreed = facts.isCapable ? facts.clientAgrees : facts.representativeAgrees
  return isAgreed ? 'voluntary_restriction' : 'undetermined'
}

/** Wzd, art. 3a lid 1 b and 2 b; a representative speaks only where the client cannot decide (art. 3 lid 2). */
function isResisted({ clientResists, representativeResists, isCapable }: LegalFacts): boolean {
  return clientResists || (!isCapable && representativeResists)
}

/** Wzd, art. 2 lid 2: what asks for the same steps although nobody resists. */
function isAlsoBound({ form, outsideGuidelines }: LegalFacts): boolean {
  return form === 'b-c' || (form === 'a' && outsideGuidelines)
}
