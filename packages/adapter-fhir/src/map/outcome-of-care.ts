import { z } from 'zod'
import { Annotation, CodeableConcept, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import { SYSTEMS } from '../labels/code-systems.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toWords } from './concept.ts'
import type { MappingContext } from './mapping-context.ts'
import { toTexts } from './to-texts.ts'
import { toValueWords, ValueFields } from './to-value.ts'

const Outcome = ValueFields.extend({
  code: CodeableConcept.optional(),
  conclusion: z.string().optional(),
  result: list(Reference),
  hasMember: list(Reference),
  note: list(Annotation),
})

// zib OutcomeOfCare is known by LOINC "progress note and attainment of goals" in zib2017 and by SNOMED CT in zib2020.
const CODES: ReadonlySet<string> = new Set([`${SYSTEMS.loinc}|27574-3`, `${SYSTEMS.snomed}|423100009`])

/** Whether an Observation or a DiagnosticReport is the outcome of care (zib OutcomeOfCare, NL-CM:13.4.1). */
export function isOutcomeOfCare(resource: FhirResource): boolean {
  if (resource.type !== 'Observation' && resource.type !== 'DiagnosticReport') return false
  const code = Outcome.safeParse(resource.json).data?.code
  return code?.coding.some((coding) => CODES.has(`${coding.system ?? ''}|${coding.code ?? ''}`)) ?? false
}

/** What was found, in words: the conclusion or the value with its remarks, and the observations on which it rests. */
export function toOutcomeText(resource: FhirResource, context: MappingContext): string | undefined {
  const outcome = Outcome.safeParse(resource.json).data
  if (!outcome) return undefined
  const members = [...outcome.result, ...outcome.hasMember].flatMap((reference) => {
    const target = context.find(reference, resource)
    return (target && toObservationWords(target)) ?? reference.display ?? []
  })
  const lines = [outcome.conclusion ?? toValueWords(outcome), ...members, ...toTexts(outcome.note)]
  const said = lines.filter((line) => line !== undefined && line.trim() !== '')
  return said.length === 0 ? undefined : said.join('\n')
}

/** An observation in one line, what was observed and what was found ("Zich wassen: hulp nodig"); undefined without a value. */
export function toObservationWords(resource: FhirResource): string | undefined {
  const observation = resource.type === 'Observation' ? Outcome.safeParse(resource.json).data : undefined
  const value = observation && toValueWords(observation)
  const label = toWords(observation?.code)
  return value === undefined || label === undefined ? value : `${label}: ${value}`
}
