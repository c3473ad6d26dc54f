import { Goal } from '@voordeur/core/care'
import { z } from 'zod'
import { Annotation, CodeableConcept, Quantity, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toConcept, toQuantityWords, toWords } from './concept.ts'
import { toCodeWords } from './to-code-words.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toDayOf, toMoment, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { toTexts } from './to-texts.ts'

const Target = z.looseObject({
  measure: CodeableConcept.optional(),
  detailQuantity: Quantity.optional(),
  detailRange: z.looseObject({ low: Quantity.optional(), high: Quantity.optional() }).optional(),
  detailCodeableConcept: CodeableConcept.optional(),
  detailString: z.string().optional(),
  dueDate: z.string().optional(),
})

const FhirGoal = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  lifecycleStatus: z.string().optional(),
  description: CodeableConcept.optional(),
  startDate: z.string().optional(),
  statusDate: z.string().optional(),
  target: list(Target),
  addresses: list(Reference),
  note: list(Annotation),
})

/** Goal (zib TreatmentObjective, NL-CM:13.5.1). */
export function toGoal(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const goal = parseResource(FhirGoal, resource)
  const id = idOf(resource)
  const data = {
    sourceId: context.toRecordId(id),
    description: goal.description?.text ?? toWords(goal.description),
    status: goal.lifecycleStatus,
    startedAt: toMoment(goal.startDate, { from: resource, path: 'startDate', context }),
    targets: goal.target.map((target, index) => ({
      measure: toConcept(target.measure),
      detail: toDetail(target),
      due: toDayOf(target.dueDate, { from: resource, path: `target.${index}.dueDate`, context }),
    })),
    problems: goal.addresses.flatMap((reference) => toCodeWords(reference, resource, context) ?? []),
    notes: toTexts(goal.note),
  }
  return [{ type: Goal, id, recordedAt: toRecordedAt(goal.meta), data }]
}

function toDetail(target: z.infer<typeof Target>): string | undefined {
  const range = [toQuantityWords(target.detailRange?.low), toQuantityWords(target.detailRange?.high)].filter((side) => side !== undefined)
  return (
    toWords(target.detailCodeableConcept) ??
    toQuantityWords(target.detailQuantity) ??
    target.detailString ??
    (range.length === 0 ? undefined : range.join(' – '))
  )
}
