import type { EmergencyDecision, WzdStep } from '@voordeur/core/care'
import { toDay } from './day.ts'

/** Whether the plan took over from a decision in an emergency: a step of it began on the day of the decision or later (Wzd, art. 15 lid 1: what the plan did not foresee). */
export function isTakenIntoPlan({ decidedAt }: EmergencyDecision, steps: readonly WzdStep[]): boolean {
  const decidedOn = toDay(decidedAt) ?? decidedAt
  return steps.some(({ startedOn }) => startedOn >= decidedOn)
}
