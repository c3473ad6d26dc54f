import type { EmergencyDecision, InvoluntaryCareMeasure } from '@voordeur/core/care'
import { countDays, toDay } from './day.ts'
import type { PlanProblem } from './plan-problem.ts'
import type { StepPlan } from './step-plan.ts'

const HOUR_MILLISECONDS = 3_600_000
const WRITTEN_WITHIN_HOURS = 48

/**
 * What is wrong with a decision in an emergency (Wzd, art. 15 lid 2 and 4). For a search that is to prevent one (art. 15 lid 5) these rules do not hold; the record
 * does not tell it apart, and the desk can.
 */
export function listEmergencyProblems(
  { emergency }: InvoluntaryCareMeasure,
  { emergency: term, today }: Pick<StepPlan, 'emergency'> & { readonly today: string },
): readonly PlanProblem[] {
  if (!emergency || !term) return []
  const untold = UNTOLD.filter((name) => emergency[name] === undefined)
  return [
    ...(isWrittenLate(emergency, today) ? [{ kind: 'emergency-written-late', fields: ['emergency.writtenAt'] } as const] : []),
    ...(isTooLong(term) ? [{ kind: 'emergency-too-long', fields: ['emergency.endsOn'] } as const] : []),
    ...(term.isOverdue ? [{ kind: 'emergency-passed', fields: ['emergency.endsOn'] } as const] : []),
    ...(untold.length > 0 ? [{ kind: 'emergency-not-told', fields: untold.map((name) => `emergency.${name}` as const) } as const] : []),
  ]
}

const UNTOLD = ['clientToldAt', 'representativeToldAt', 'officerToldAt'] as const

function isTooLong({ plannedEnd, latestEnd }: NonNullable<StepPlan['emergency']>): boolean {
  return plannedEnd !== undefined && plannedEnd > latestEnd
}

function isWrittenLate({ decidedAt, writtenAt = '' }: EmergencyDecision, today: string): boolean {
  const written = writtenAt === '' ? today : writtenAt
  if (decidedAt.length > 10 && written.length > 10) {
    return Date.parse(written) - Date.parse(decidedAt) > WRITTEN_WITHIN_HOURS * HOUR_MILLISECONDS
  }
  // Of days alone, only with two whole days in between more than 48 hours have surely passed.
  return countDays(toDay(decidedAt) ?? decidedAt, toDay(written) ?? written) > 2
}
