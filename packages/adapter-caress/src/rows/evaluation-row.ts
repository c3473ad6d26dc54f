import { Evaluation } from '@voordeur/core/care'
import { z } from 'zod'
import { Author, ClientId, dayOrMoment, filled, ItemId, RecordedAt, text, Version } from './columns.ts'
import { FIELDS_COLUMN, FilledFields, toFields } from './filled-fields.ts'
import { defineRowKind } from './row-kind.ts'

const GoalColumns = z.looseObject({
  goal: text("The id of the Goal in the client's bundle."),
  title: text('The goal in words.'),
  outcome: text("How far it was reached, in the source's words."),
  text: text('What was found.'),
})

/** The columns of `evaluations`. */
export const EvaluationRow = z
  .looseObject({
    id: ItemId,
    client: ClientId,
    plan: filled("The plan it is about, in the source's words: Zorgplan, Doelenkaart."),
    model: text("The model of the evaluation, in the source's words."),
    changedAt: dayOrMoment('When it was last changed.').optional(),
    recordedAt: RecordedAt,
    status: z.enum(['concept', 'final']).optional().describe('Whether it is still being written.'),
    author: Author,
    fields: FilledFields,
    goals: z
      .array(GoalColumns)
      .optional()
      .describe('What was found of each goal. In CSV each has a row: goals.goal, goals.title, goals.outcome, goals.text.'),
    version: Version,
  })
  .meta({ title: 'evaluations', description: 'One evaluation of a plan: the form of the meeting, and what was found of each goal.' })

/** Evaluations of plans. */
export const EVALUATIONS = defineRowKind({
  noun: 'evaluation',
  type: Evaluation,
  schema: EvaluationRow,
  lists: [FIELDS_COLUMN, { name: 'goals' }],
  toItem: ({ id, recordedAt, version, plan, model, changedAt, status, author, fields, goals = [] }, client) => ({
    id,
    recordedAt,
    version,
    data: {
      plan,
      model,
      changedAt,
      status,
      author: author && { name: author.name, role: author.role },
      fields: toFields(fields),
      goals: goals.map(({ goal, title, outcome, text: words }) => ({
        goal: goal === undefined ? undefined : `${client}/${goal}`,
        title,
        outcome,
        text: words,
      })),
    },
  }),
})
