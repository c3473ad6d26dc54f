import type { RecordFinding, WatchedRecord } from '@voordeur/core'
import type { InvoluntaryCareMeasure } from '@voordeur/core/care'
import { countDays } from './day.ts'
import { decideLegalClass } from './decide-legal-class.ts'
import { MISSING_FIELDS } from './missing-field.ts'
import { PLAN_FIELDS, PLAN_PROBLEMS, type PlanProblem } from './plan-problem.ts'
import { readStepPlan } from './read-step-plan.ts'
import type { StepPlan } from './step-plan.ts'

/** The kinds of finding about measures. */
export const FINDING_KINDS = ['undetermined', ...PLAN_PROBLEMS] as const

/** The fields that a finding about measures may name. */
export const FINDING_FIELDS = [...MISSING_FIELDS, ...PLAN_FIELDS] as const

/** An emergency is often over before anybody looks: for so many days after the decision it is told what is wrong with it. */
const EMERGENCY_DAYS = 28

/** What the desk should complete or look at, on a day (`YYYY-MM-DD`, Europe/Amsterdam): names of fields, nothing of what they say. */
export function listFindings(records: readonly WatchedRecord<InvoluntaryCareMeasure>[], today: string): readonly RecordFinding[] {
  return records.flatMap(({ id, data }) => {
    const { missing } = decideLegalClass(data)
    const undetermined = missing.length > 0 ? [{ kind: 'undetermined', fields: missing }] : []
    return [...undetermined, ...listProblems(readStepPlan(data, today), today)].map((found) => ({ record: id, ...found }))
  })
}

function listProblems(plan: StepPlan, today: string): readonly PlanProblem[] {
  if (!plan.isEnded) return plan.problems
  const { emergency } = plan
  const isRecent = emergency !== undefined && countDays(emergency.startedOn, today) <= EMERGENCY_DAYS
  return isRecent ? plan.problems.filter(({ kind }) => kind.startsWith('emergency-')) : []
}
