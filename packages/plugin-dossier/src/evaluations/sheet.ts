import type { VisibleRecord } from '@voordeur/core'
import type { Evaluation, FilledField, Staff } from '@voordeur/core/care'

/** An evaluation as it stands in the table. */
export interface EvaluationLine {
  readonly id: string
  readonly plan: string
  readonly model?: string
  /** A day (`YYYY-MM-DD`) or a moment (ISO 8601). */
  readonly changedAt?: string
  readonly status?: 'concept' | 'final'
}

/** What was found of one goal. */
export interface GoalFinding {
  readonly title?: string
  readonly outcome?: string
  readonly text?: string
}

/** An evaluation as it is read: the form that was filled in, and what was found of each goal. */
export interface EvaluationSheet extends EvaluationLine {
  readonly author?: Staff
  readonly fields: readonly FilledField[]
  readonly goals: readonly GoalFinding[]
}

/** An evaluation in the table. */
export function toEvaluationLine({ id, data }: VisibleRecord<Evaluation>): EvaluationLine {
  const { plan, model, changedAt, status } = data
  return { id, plan, ...(model && { model }), ...(changedAt && { changedAt }), ...(status && { status }) }
}

/** An evaluation with all that was written; a goal without a title of its own is called as the goal is, by its source id. */
export function toEvaluationSheet(record: VisibleRecord<Evaluation>, titles: ReadonlyMap<string, string>): EvaluationSheet {
  const { author, fields, goals } = record.data
  return {
    ...toEvaluationLine(record),
    fields,
    goals: goals.map(({ goal = '', title = titles.get(goal), outcome, text }) => ({
      ...(title && { title }),
      ...(outcome && { outcome }),
      ...(text && { text }),
    })),
    ...(author && { author }),
  }
}
