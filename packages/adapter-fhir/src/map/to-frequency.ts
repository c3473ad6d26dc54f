import type { Intervention } from '@voordeur/core/care'
import { z } from 'zod'
import { CodeableConcept, Decimal, Period } from '../fields/datatypes.ts'

/** When and how often something is done (FHIR Timing). */
export const Timing = z.looseObject({
  repeat: z
    .looseObject({
      boundsPeriod: Period.optional(),
      frequency: Decimal.optional(),
      frequencyMax: Decimal.optional(),
      period: Decimal.optional(),
      periodUnit: z.string().optional(),
    })
    .optional(),
  code: CodeableConcept.optional(),
})
/** When and how often something is done. */
export type Timing = z.infer<typeof Timing>

/** How often, as so many times in a period; undefined when the period is not known. */
export function toFrequency(timing: Timing | undefined): Intervention['frequency'] {
  const { frequency, frequencyMax, period, periodUnit } = timing?.repeat ?? {}
  if (period === undefined || periodUnit === undefined) return undefined
  return { times: frequency ?? 1, ...(frequencyMax !== undefined && { timesMax: frequencyMax }), period, unit: periodUnit }
}
