import type { InvoluntaryCareMeasure } from '@voordeur/core/care'
import { isTakenIntoPlan } from './is-taken-into-plan.ts'
import { toLegalClass, type LegalClass } from './legal-class.ts'
import { listCompletions, readFacts } from './legal-facts.ts'
import { listMissing, type MissingField } from './missing-field.ts'

/** The class of a measure, and what is missing where it is undetermined; nothing is missing otherwise. */
export interface LegalDecision {
  readonly legalClass: LegalClass
  readonly missing: readonly MissingField[]
}

/**
 * The class of a measure by what its record proves: the one that follows however the record is completed, and otherwise none. The age of the client is not in
 * the record: the rule for sixteen and over is applied (Wzd, art. 3 lid 1 and 2; art. 3a lid 1 and 2).
 */
export function decideLegalClass(measure: InvoluntaryCareMeasure): LegalDecision {
  const { emergency, steps } = measure
  if (emergency && !isTakenIntoPlan(emergency, steps)) return { legalClass: 'emergency_art15', missing: [] }
  const known = readFacts(measure)
  const [legalClass, another] = new Set(listCompletions(known).map(toLegalClass))
  if (legalClass === undefined || legalClass === 'undetermined' || another) {
    return { legalClass: 'undetermined', missing: listMissing(measure, known) }
  }
  // Who can decide has no representative for it: one who resists all the same may be a parent, who decides together with a child (art. 3a lid 4).
  const isDisputed = legalClass === 'voluntary_restriction' && known.isCapable === true && known.representativeResists === true
  return isDisputed ? { legalClass: 'undetermined', missing: ['client.age'] } : { legalClass, missing: [] }
}
