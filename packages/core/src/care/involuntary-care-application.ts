import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { DayOrInstant } from './period.ts'

/** One time that a measure was applied: carers check the need each time and note it with the reason (Wzd, art. 13 and art. 16 lid 3). */
export const InvoluntaryCareApplicationSchema = z.strictObject({
  /** The `sourceId` of the measure. */
  measure: z.string().min(1),
  startedAt: DayOrInstant,
  endedAt: DayOrInstant.optional(),
  /** How long it took, where the record says that in place of an end. */
  minutes: z.int().min(0).max(525_600).optional(),
  reason: z.string().optional(),
  /** When the representative was told, or why not. */
  toldAt: DayOrInstant.optional(),
  notToldReason: z.string().optional(),
})

/** One time that a measure was applied. */
export type InvoluntaryCareApplication = z.infer<typeof InvoluntaryCareApplicationSchema>

/** One time that a measure was applied (Wzd, art. 13). */
export const InvoluntaryCareApplication = defineRecord<InvoluntaryCareApplication>({
  name: 'involuntaryCareApplication',
  schema: InvoluntaryCareApplicationSchema,
  at: 'startedAt',
  freeText: ['reason', 'notToldReason'],
})
