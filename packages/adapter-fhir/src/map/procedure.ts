import { z } from 'zod'
import { Annotation, CodeableConcept, Period, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'

/** The fields of a Procedure that the mapping reads, in the form of R4. */
export const Procedure = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  status: z.string().optional(),
  code: CodeableConcept.optional(),
  performedPeriod: Period.optional(),
  performedDateTime: z.string().optional(),
  performer: list(z.looseObject({ actor: Reference.optional() })),
  reasonCode: list(CodeableConcept),
  reasonReference: list(Reference),
  note: list(Annotation),
})
/** A Procedure in the form of R4. */
export type Procedure = z.infer<typeof Procedure>

/** The period of a Procedure, also of one that was done at one moment; without an end it still runs. */
export function periodOf({ performedPeriod, performedDateTime }: Procedure): Period | undefined {
  return performedPeriod ?? (performedDateTime === undefined ? undefined : { start: performedDateTime })
}
