import { z } from 'zod'
import { CodeableConcept, type Reference } from '../fields/datatypes.ts'
import { findExtension } from '../fields/extension.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toWords } from './concept.ts'
import type { MappingContext } from './mapping-context.ts'

const Coded = z.looseObject({ code: CodeableConcept.optional() })

/**
 * What a reference to a coded resource (a Condition, a Procedure) says: its code in words with the source's further
 * specification (zib Problem: "zwangerschap (tweeling)"), else the reference's own words.
 */
export function toCodeWords(reference: Reference, from: FhirResource, context: MappingContext): string | undefined {
  const target = context.find(reference, from)
  const code = Coded.safeParse(target?.json).data?.code
  const words = toWords(code)
  if (words === undefined) return reference.display
  const further = findExtension(code, 'FurtherSpecificationProblemName')?.valueString
  return further === undefined ? words : `${words} (${further})`
}
