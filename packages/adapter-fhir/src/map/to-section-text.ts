import { z } from 'zod'
import { CodeableConcept, Narrative, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toWords } from './concept.ts'
import type { MappingContext } from './mapping-context.ts'
import { toObservationWords } from './outcome-of-care.ts'
import { toPlainText } from './sanitise-narrative.ts'
import { ValueFields } from './to-value.ts'

/** A section of a report: its own text, or the lines it points at. */
export const Section = z.looseObject({
  title: z.string().optional(),
  code: CodeableConcept.optional(),
  text: Narrative.optional(),
  entry: list(Reference),
})
type Section = z.infer<typeof Section>

/**
 * A section in words, after its heading ("Subjectief: Hoest veel."); undefined when it says nothing. A narrative that a machine
 * generated says again, less well, what the lines say.
 */
export function toSectionText(section: Section, resource: FhirResource, context: MappingContext): string | undefined {
  const { title, code, text, entry } = section
  const written = [toPlainText(text?.div ?? '')].filter((words) => words !== '')
  const referred = entry.flatMap((reference) => toLine(reference, resource, context) ?? [])
  const isGenerated = text?.status === 'generated' && referred.length > 0
  const lines = written.length > 0 && !isGenerated ? written : referred
  if (lines.length === 0) return undefined
  const heading = title ?? toWords(code)
  return heading === undefined ? lines.join('\n') : `${heading}: ${lines.join('\n')}`
}

function toLine(reference: Reference, resource: FhirResource, context: MappingContext): string | undefined {
  const target = context.find(reference, resource)
  return isLine(target) ? ValueFields.parse(target?.json).valueString : target && toObservationWords(target)
}

/** Whether a resource is a line of a report (zib SOAPReport, NL-CM:13.6): an Observation of which the value is the text. */
export function isLine(resource: FhirResource | undefined): boolean {
  return resource?.type === 'Observation' && ValueFields.safeParse(resource.json).data?.valueString !== undefined
}
