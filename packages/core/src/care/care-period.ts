import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Period } from './period.ts'

/** A period in care; its end decides when the portal closes. */
export const CarePeriodSchema = z.strictObject({
  status: z.string().optional(),
  period: Period,
  location: z.string().optional(),
  kind: z.string().optional(),
})

/** A period in care. */
export type CarePeriod = z.infer<typeof CarePeriodSchema>

/** A period in care (FHIR EpisodeOfCare, zib Encounter NL-CM:15.1.1). */
export const CarePeriod = defineRecord<CarePeriod>({ name: 'carePeriod', schema: CarePeriodSchema, at: 'period.start' })
