import { z } from 'zod'
import { CodeableConcept } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import { RESTRICTION_CATEGORY, SYSTEMS } from '../labels/code-systems.ts'
import { NOT_SHOWN } from '../not-shown.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toInvoluntaryCareMeasure } from './to-involuntary-care-measure.ts'
import { toNursingAction } from './to-nursing-action.ts'

const Categorised = z.looseObject({ category: list(CodeableConcept) })

// SNOMED CT: nursing procedure.
const NURSING_CATEGORY = '9632001'

/** Procedure: a restriction of freedom or an action of nursing, by its category. A treatment or an operation is not shown. */
export function toProcedure(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const codes = listCategories(resource)
  if (codes.has(RESTRICTION_CATEGORY)) return [toInvoluntaryCareMeasure(resource, context)]
  if (codes.has(NURSING_CATEGORY)) return [toNursingAction(resource, context)]
  throw new ItemRefused(NOT_SHOWN.treatment, { lost: false })
}

function listCategories(resource: FhirResource): ReadonlySet<string> {
  const category = Categorised.safeParse(resource.json).data?.category ?? []
  const codings = category.flatMap(({ coding }) => coding).filter(({ system }) => system === SYSTEMS.snomed)
  return new Set(codings.flatMap(({ code }) => code ?? []))
}
