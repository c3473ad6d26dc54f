import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Coding } from './coding.ts'
import { DayOrInstant } from './period.ts'

/** What a client laid down for the time in which they can't say it. */
export const AdvanceDirectiveSchema = z.strictObject({
  code: Coding,
  label: z.string(),
  madeOn: DayOrInstant.optional(),
  status: z.string().optional(),
  /** Whom the client appointed to speak; one of the client's own side, never replaced. */
  representative: z.string().optional(),
  /** The disorders it is about. */
  problems: z.array(z.string()).default([]),
  notes: z.array(z.string()).default([]),
})

/** What a client laid down for the time in which they can't say it. */
export type AdvanceDirective = z.infer<typeof AdvanceDirectiveSchema>

/** An advance directive (zib AdvanceDirective, wilsverklaring, NL-CM:7.15). */
export const AdvanceDirective = defineRecord<AdvanceDirective>({
  name: 'advanceDirective',
  schema: AdvanceDirectiveSchema,
  at: 'madeOn',
  freeText: ['label', 'code.display', 'problems.*', 'notes.*'],
  ownNames: ['representative'],
  search: ['label', 'problems.*', 'notes.*'],
})
