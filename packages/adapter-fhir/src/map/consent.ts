import { z } from 'zod'
import { CodeableConcept, Period, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'

/** The fields of a Consent that the mapping reads, in the form of R4. */
export const Consent = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  status: z.string().optional(),
  scope: CodeableConcept.optional(),
  category: list(CodeableConcept),
  dateTime: z.string().optional(),
  sourceAttachment: z.looseObject({ title: z.string().optional() }).optional(),
  sourceReference: Reference.optional(),
  provision: z
    .looseObject({
      type: z.string().optional(),
      period: Period.optional(),
      code: list(CodeableConcept),
      actor: list(z.looseObject({ role: CodeableConcept.optional(), reference: Reference.optional() })),
    })
    .optional(),
})
/** A Consent in the form of R4. */
export type Consent = z.infer<typeof Consent>
