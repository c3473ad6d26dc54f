import type { EmergencyDecision } from '@voordeur/core/care'
import { addDays, toDay } from './day.ts'
import { readTerm, type Term } from './read-term.ts'

const LONGEST_DAYS = 14

/** The term of a decision in an emergency: as it says itself, and two weeks at most (Wzd, art. 15 lid 2). */
export function readEmergencyTerm({ decidedAt, endsOn }: EmergencyDecision): Term {
  const decidedOn = toDay(decidedAt) ?? decidedAt
  return readTerm(decidedOn, { plan: endsOn, law: addDays(decidedOn, LONGEST_DAYS) })
}
