import { z } from 'zod'
import { text } from './columns.ts'
import type { ListColumn } from './row-kind.ts'

/** The questions of a form with their answers, in the order in which they are read. */
export const FilledFields = z
  .array(
    z.looseObject({
      text: text('The question, or a heading when nothing is answered to it.'),
      answers: z.array(z.string()).optional().describe('What was answered, in the words that are read.'),
      level: z
        .union([
          z.int().min(0).max(9),
          z
            .string()
            .regex(/^\d$/)
            .transform((digit) => Number(digit)),
        ])
        .optional()
        .describe('How deep it stands: 0 (or left out) for the outermost.'),
    }),
  )
  .optional()
  .describe('Questions with their answers. In CSV each has a row: fields.text, fields.answers, fields.level.')

/** How the questions stand in CSV: a row without a question adds its answer to the one above. */
export const FIELDS_COLUMN: ListColumn = { name: 'fields', lead: 'text', many: 'answers' }

/** The questions as the record keeps them. */
export function toFields(fields: z.output<typeof FilledFields>) {
  return (fields ?? []).map(({ text: question, answers, level }) => ({ text: question, answers, level }))
}
