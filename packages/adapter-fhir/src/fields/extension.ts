import { z } from 'zod'
import { CodeableConcept, Coding, Reference } from './datatypes.ts'

const Extension = z.looseObject({
  url: z.string(),
  valueString: z.string().optional(),
  valueCode: z.string().optional(),
  valueBoolean: z.boolean().optional(),
  valueDateTime: z.string().optional(),
  valueCodeableConcept: CodeableConcept.optional(),
  valueCoding: Coding.optional(),
  valueReference: Reference.optional(),
  extension: z.unknown().optional(),
})

const Extended = z.looseObject({ extension: z.array(z.unknown()).optional() })

/** An addition to an element (FHIR Extension). */
export type Extension = z.infer<typeof Extension>

/**
 * The extension of an element (or of a primitive's `_name` object) whose address ends like this. By the ending, because
 * the same extension has stood under several hosts (nictiz.nl, fhir.nl, hl7.org).
 */
export function findExtension(element: unknown, ending: string): Extension | undefined {
  return findExtensions(element, ending)[0]
}

/** Every extension of an element whose address ends like this. */
export function findExtensions(element: unknown, ending: string): readonly Extension[] {
  const extensions = Extended.safeParse(element).data?.extension ?? []
  return extensions.flatMap((item) => {
    const extension = Extension.safeParse(item)
    return extension.success && extension.data.url.endsWith(ending) ? [extension.data] : []
  })
}

/** What the extensions of an element whose address ends like this refer to. */
export function listReferences(element: unknown, ending: string): readonly Reference[] {
  return findExtensions(element, ending)
    .map(({ valueReference }) => valueReference)
    .filter((reference) => reference !== undefined)
}
