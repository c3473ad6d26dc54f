import { z } from 'zod'
import { list } from './list.ts'

const text = z.string().optional()

/** A code with its system (FHIR Coding). */
export const Coding = z.looseObject({ system: text, code: text, display: text })
export type Coding = z.infer<typeof Coding>

/** A concept by one or more codes, or in words (FHIR CodeableConcept). */
export const CodeableConcept = z.looseObject({ coding: list(Coding), text })
export type CodeableConcept = z.infer<typeof CodeableConcept>

/** An identifier; `value` is absent where it is masked (FHIR Identifier). */
export const Identifier = z.looseObject({ system: text, value: text, use: text })
export type Identifier = z.infer<typeof Identifier>

/** A span of time (FHIR Period). */
export const Period = z.looseObject({ start: text, end: text })
export type Period = z.infer<typeof Period>

// Beyond 2^53 a number is read as a neighbour of what was written: it is refused and not changed.
const Kept = z
  .number()
  .refine((value) => !Number.isInteger(value) || Number.isSafeInteger(value), 'is a number of more digits than are kept')

/** A decimal, as a number or, as some sources write it, in text. */
export const Decimal = z.union([
  Kept,
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(Kept),
])

/** A measured amount (FHIR Quantity). */
export const Quantity = z.looseObject({ value: Decimal.optional(), comparator: text, unit: text, code: text })
export type Quantity = z.infer<typeof Quantity>

/** A pointer to another resource, by address, by identifier or in words (FHIR Reference). */
export const Reference = z.looseObject({ reference: text, type: text, display: text, identifier: Identifier.optional() })
export type Reference = z.infer<typeof Reference>

/** A remark in words (FHIR Annotation). */
export const Annotation = z.looseObject({ text })
export type Annotation = z.infer<typeof Annotation>

/** The narrative of a resource (FHIR Narrative); `div` is XHTML. */
export const Narrative = z.looseObject({ status: text, div: text })
export type Narrative = z.infer<typeof Narrative>
