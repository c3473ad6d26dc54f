import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Coding } from './coding.ts'
import { Day, DayOrInstant } from './period.ts'

/** What a client wants to reach. */
export const GoalSchema = z.strictObject({
  sourceId: z.string(),
  description: z.string().optional(),
  status: z.string().optional(),
  startedAt: DayOrInstant.optional(),
  targets: z.array(z.strictObject({ measure: Coding.optional(), detail: z.string().optional(), due: Day.optional() })).default([]),
  problems: z.array(z.string()).default([]),
  notes: z.array(z.string()).default([]),
})

/** What a client wants to reach. */
export type Goal = z.infer<typeof GoalSchema>

/** What a client wants to reach (zib TreatmentObjective, NL-CM:13.5.1). */
export const Goal = defineRecord<Goal>({
  name: 'goal',
  schema: GoalSchema,
  at: 'startedAt',
  freeText: ['description', 'targets.*.measure.display', 'targets.*.detail', 'problems.*', 'notes.*'],
  search: ['description', 'targets.*.detail', 'problems.*', 'notes.*'],
})
