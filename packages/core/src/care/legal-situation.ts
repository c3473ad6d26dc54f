import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Coding } from './coding.ts'
import { Period } from './period.ts'

/** Under which legal status somebody is in care, or who represents them by law. */
export const LegalSituationSchema = z.strictObject({
  kind: z.enum(['status', 'representation']),
  code: Coding,
  label: z.string(),
  /** Whether it holds, where the source says so itself: one that ended may have no day on which it did. */
  status: z.enum(['active', 'ended']).optional(),
  period: Period.optional(),
  notes: z.array(z.string()).default([]),
})

/** Under which legal status somebody is in care, or who represents them by law. */
export type LegalSituation = z.infer<typeof LegalSituationSchema>

/** A legal situation (zib LegalSituation, NL-CM:7.17). */
export const LegalSituation = defineRecord<LegalSituation>({
  name: 'legalSituation',
  schema: LegalSituationSchema,
  at: 'period.start',
  freeText: ['label', 'code.display', 'notes.*'],
  search: ['label', 'notes.*'],
})
