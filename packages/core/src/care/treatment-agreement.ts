import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Coding } from './coding.ts'
import { Day, DayOrInstant } from './period.ts'
import { Staff } from './staff.ts'

/** What was agreed about a treatment: done, not done, or done under conditions. */
export const TreatmentAgreementSchema = z.strictObject({
  code: Coding,
  label: z.string(),
  decision: z.enum(['do', 'do-not', 'conditional']).optional(),
  agreedOn: DayOrInstant.optional(),
  endsOn: Day.optional(),
  endReason: z.string().optional(),
  status: z.string().optional(),
  /** With whom it was agreed, in the source's words (the client, a representative). */
  agreedWith: z.array(z.string()).default([]),
  agreedBy: Staff.optional(),
  /** The advance directives it rests on, in words ("Volmacht"). */
  directives: z.array(z.string()).optional(),
  notes: z.array(z.string()).default([]),
})

/** What was agreed about a treatment. */
export type TreatmentAgreement = z.infer<typeof TreatmentAgreementSchema>

/** What was agreed about a treatment (zib TreatmentDirective2, behandelaanwijzing, NL-CM:2.2). */
export const TreatmentAgreement = defineRecord<TreatmentAgreement>({
  name: 'treatmentAgreement',
  schema: TreatmentAgreementSchema,
  at: 'agreedOn',
  staffNames: ['agreedBy'],
  freeText: ['label', 'code.display', 'endReason', 'agreedWith.*', 'directives.*', 'notes.*'],
  search: ['label', 'endReason', 'notes.*'],
})
