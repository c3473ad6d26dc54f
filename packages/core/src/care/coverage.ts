import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Coding } from './coding.ts'
import { Period } from './period.ts'

/** An insurance. There is no place here for bank data, so that none can be stored. */
export const CoverageSchema = z.strictObject({
  type: Coding.optional(),
  insurer: z.string().optional(),
  uzovi: z.string().optional(),
  insuredNumber: z.string().optional(),
  period: Period.optional(),
  status: z.string().optional(),
})

/** An insurance. */
export type Coverage = z.infer<typeof CoverageSchema>

/** An insurance (zib Payer, NL-CM:1.1.1). */
export const Coverage = defineRecord<Coverage>({ name: 'coverage', schema: CoverageSchema })
