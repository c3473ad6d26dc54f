import { z } from 'zod'
import { list } from './list.ts'

const text = z.string().optional()

/** The name of a person; the Dutch parts stand in extensions of `family` and `given` (FHIR HumanName, nl-core). */
export const HumanName = z.looseObject({
  use: text,
  text,
  family: text,
  _family: z.unknown().optional(),
  given: list(z.string().nullable()),
  _given: list(z.unknown()),
})
export type HumanName = z.infer<typeof HumanName>

/** A telephone number or an address on the internet (FHIR ContactPoint). */
export const ContactPoint = z.looseObject({ system: text, value: text, use: text, _system: z.unknown().optional() })
export type ContactPoint = z.infer<typeof ContactPoint>

/** A postal address (FHIR Address). */
export const FhirAddress = z.looseObject({
  use: text,
  type: text,
  text,
  line: list(z.string().nullable()),
  _line: list(z.unknown()),
  city: text,
  postalCode: text,
  country: text,
  _country: z.unknown().optional(),
})
export type FhirAddress = z.infer<typeof FhirAddress>
