import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Coding } from './coding.ts'
import { Period } from './period.ts'
import { Staff } from './staff.ts'

/** What everybody who cares for a client must know first. */
export const AlertSchema = z.strictObject({
  code: Coding.optional(),
  label: z.string(),
  category: Coding.optional(),
  period: Period.optional(),
  status: z.string().optional(),
  author: Staff.optional(),
  notes: z.array(z.string()).default([]),
})

/** What everybody who cares for a client must know first. */
export type Alert = z.infer<typeof AlertSchema>

/** An alert (zib Alert, waarschuwing, NL-CM:8.3). */
export const Alert = defineRecord<Alert>({
  name: 'alert',
  schema: AlertSchema,
  at: 'period.start',
  staffNames: ['author'],
  freeText: ['label', 'code.display', 'category.display', 'notes.*'],
  search: ['label', 'notes.*'],
})
