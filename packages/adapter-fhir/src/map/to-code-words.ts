import { z } from 'zod'
import { CodeableConcept, type Reference } from '../fields/datatypes.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toWords } from './concept.ts'
import type { MappingContext } from './mapping-context.ts'

const Coded = z.looseObject({ code: CodeableConcept.optional() })

/** What a reference to a coded resource (a Condition, a Procedure) says: its code in words, else the reference's own words. */
export function toCodeWords(reference: Reference, from: FhirResource, context: MappingContext): string | undefined {
  const target = context.find(reference, from)
  return toWords(Coded.safeParse(target?.json).data?.code) ?? reference.display
}
