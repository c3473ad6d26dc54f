import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Coding } from './coding.ts'
import { Period } from './period.ts'
import { Staff } from './staff.ts'

/**
 * A measure that restricts somebody's freedom, as the record holds it. Whether it is involuntary care in the words of the law
 * (Wet zorg en dwang) is not said here: the standard has no field that decides it.
 */
export const InvoluntaryCareMeasureSchema = z.strictObject({
  code: Coding,
  label: z.string(),
  status: z.string().optional(),
  /** Without an end it still runs. */
  period: Period.optional(),
  reasons: z.array(z.string()).default([]),
  /** The disorder it is applied for. */
  problems: z.array(z.string()).default([]),
  /** The legal situation it rests on, in words ("Voogdij"). */
  legalSituations: z.array(z.string()).optional(),
  /** Whether the client can decide on this subject, and what was noted about it. */
  capacity: z.strictObject({ capable: z.boolean().optional(), comment: z.string().optional() }).optional(),
  /** Who agreed or did not, as the standard codes it (NL-CM 14.6.1, Instemming). */
  assent: z.array(Coding).default([]),
  performer: Staff.optional(),
  notes: z.array(z.string()).default([]),
})

/** A measure that restricts somebody's freedom. */
export type InvoluntaryCareMeasure = z.infer<typeof InvoluntaryCareMeasureSchema>

/** A measure that restricts somebody's freedom (zib FreedomRestrictingIntervention, NL-CM:14.6.1; older shapes are raised to it). */
export const InvoluntaryCareMeasure = defineRecord<InvoluntaryCareMeasure>({
  name: 'involuntaryCareMeasure',
  schema: InvoluntaryCareMeasureSchema,
  at: 'period.start',
  staffNames: ['performer'],
  freeText: ['label', 'code.display', 'reasons.*', 'problems.*', 'legalSituations.*', 'capacity.comment', 'assent.*.display', 'notes.*'],
  search: ['label', 'reasons.*', 'problems.*', 'capacity.comment', 'notes.*'],
})
