import { Alert } from '@voordeur/core/care'
import { z } from 'zod'
import { CodeableConcept, Period, Reference } from '../fields/datatypes.ts'
import { findExtensions, listReferences } from '../fields/extension.ts'
import { list } from '../fields/list.ts'
import { SYSTEMS } from '../labels/code-systems.ts'
import { NOT_SHOWN } from '../not-shown.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toConcept, toWords } from './concept.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toPeriod, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { toCodeWords } from './to-code-words.ts'
import { toStaff } from './staff-directory.ts'

const Flag = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  status: z.string().optional(),
  category: list(CodeableConcept),
  code: CodeableConcept.optional(),
  period: Period.optional(),
  author: Reference.optional(),
})

// SNOMED CT: contra-indication for medication surveillance (zib MedicationContraIndication), which is a Flag too.
const MEDICATION = '140401000146105'

/** Flag (zib Alert, NL-CM:8.3.1). Where the code is absent, the condition that it refers to says what it warns of. */
export function toAlert(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const flag = parseResource(Flag, resource)
  if (flag.category.some(({ coding }) => coding.some(({ code }) => code === MEDICATION))) {
    throw new ItemRefused(NOT_SHOWN.contraIndication, { lost: false })
  }
  const code = isAbsent(flag.code) ? undefined : flag.code
  const [detail] = listReferences(resource.json, 'flag-detail')
  const label = toWords(code) ?? (detail && toCodeWords(detail, resource, context))
  if (label === undefined) throw new ItemRefused('this alert does not say what it warns of', { lost: true, path: 'code' })
  const data = {
    code: toConcept(code),
    label,
    category: toConcept(flag.category[0]),
    period: toPeriod(flag.period, { from: resource, path: 'period', context }),
    status: flag.status,
    author: toStaff(flag.author, resource, context),
    notes: findExtensions(resource.json, 'Comment').flatMap(({ valueString }) => valueString ?? []),
  }
  return [{ type: Alert, id: idOf(resource), recordedAt: toRecordedAt(flag.meta), data }]
}

function isAbsent(code: CodeableConcept | undefined): boolean {
  return code?.coding.some(({ system }) => system === SYSTEMS.absent || system?.endsWith('/data-absent-reason')) ?? false
}
