import type { InvoluntaryCareMeasure } from '@voordeur/core/care'
import { toLegalClass } from './legal-class.ts'
import { COULD_BE, FACTS, listCompletions, readStanceOf, type KnownFacts, type LegalFacts } from './legal-facts.ts'

/**
 * What can be missing for a decision. `….at`: what was said contradicts itself, and no date tells which holds. `client.age`: a client who can decide agrees and
 * a representative resists, which counts only for a client under sixteen (Wzd, art. 3 lid 1 and art. 3a lid 4).
 */
export const MISSING_FIELDS = [
  'category',
  'capacity.capable',
  'capacity.aboutThis',
  'positions.client',
  'positions.client.at',
  'positions.representative',
  'positions.representative.at',
  'outsideGuidelines',
  'client.age',
] as const

/** A field that is missing for a decision. */
export type MissingField = (typeof MISSING_FIELDS)[number]

/** Of a measure that its record does not decide: the fields on which the class can still turn; never none. */
export function listMissing(measure: InvoluntaryCareMeasure, known: KnownFacts): readonly MissingField[] {
  const completions = listCompletions(known)
  const open = FACTS.filter((name) => known[name] === undefined && completions.some((facts) => turnsOn(name, facts)))
  // All is said, and the agreement that a voluntary restriction rests on is not among it.
  const asked = open.length > 0 ? open : ([known.isCapable ? 'clientAgrees' : 'representativeAgrees'] as const)
  const fields = new Set(asked.flatMap((name) => NAMES[name](measure)))
  return MISSING_FIELDS.filter((field) => fields.has(field))
}

/** Whether the class turns on this fact alone, when the others are so. */
function turnsOn(name: keyof LegalFacts, facts: LegalFacts): boolean {
  const legalClass = toLegalClass(facts)
  return COULD_BE[name].some((value) => toLegalClass({ ...facts, [name]: value }) !== legalClass)
}

const NAMES: Readonly<Record<keyof LegalFacts, (measure: InvoluntaryCareMeasure) => readonly MissingField[]>> = {
  form: () => ['category'],
  clientResists: (measure) => [nameStance(measure, 'client')],
  clientAgrees: (measure) => [nameStance(measure, 'client')],
  representativeResists: (measure) => [nameStance(measure, 'representative')],
  representativeAgrees: (measure) => [nameStance(measure, 'representative')],
  isCapable: ({ capacity }) => [
    ...(capacity?.capable === undefined ? (['capacity.capable'] as const) : []),
    ...(capacity?.aboutThis === true ? [] : (['capacity.aboutThis'] as const)),
  ],
  outsideGuidelines: () => ['outsideGuidelines'],
}

function nameStance(measure: InvoluntaryCareMeasure, whose: 'client' | 'representative'): MissingField {
  return readStanceOf(measure, whose).clashes ? `positions.${whose}.at` : `positions.${whose}`
}
