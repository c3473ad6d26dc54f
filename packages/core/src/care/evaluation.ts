import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { FilledField } from './filled-field.ts'
import { DayOrInstant } from './period.ts'
import { Staff } from './staff.ts'

/** What was found of one goal when the plan was evaluated. */
export const GoalEvaluation = z.strictObject({
  /** Source id of the goal. */
  goal: z.string().optional(),
  title: z.string().optional(),
  /** How far it was reached, in the source's words. */
  outcome: z.string().optional(),
  text: z.string().optional(),
})

/** What was found of one goal. */
export type GoalEvaluation = z.infer<typeof GoalEvaluation>

/** An evaluation of a plan: the form that was filled in at the meeting, and what was found of each goal. */
export const EvaluationSchema = z.strictObject({
  /** The plan it is about, in the source's words ("Doelenkaart"). */
  plan: z.string().min(1),
  /** The model of the evaluation, in the source's words. */
  model: z.string().optional(),
  changedAt: DayOrInstant.optional(),
  status: z.enum(['concept', 'final']).optional(),
  author: Staff.optional(),
  fields: z.array(FilledField).default([]),
  goals: z.array(GoalEvaluation).default([]),
})

/** An evaluation of a plan. */
export type Evaluation = z.infer<typeof EvaluationSchema>

/** An evaluation of a plan (zib OutcomeOfCare, NL-CM:13.4, and the organisation's own forms). */
export const Evaluation = defineRecord<Evaluation>({
  name: 'evaluation',
  schema: EvaluationSchema,
  at: 'changedAt',
  staffNames: ['author'],
  freeText: ['plan', 'model', 'fields.*.text', 'fields.*.answers.*', 'goals.*.title', 'goals.*.outcome', 'goals.*.text'],
})
