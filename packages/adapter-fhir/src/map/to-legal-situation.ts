import { LegalSituation } from '@voordeur/core/care'
import { z } from 'zod'
import { Annotation, CodeableConcept } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import { LEGAL_CATEGORIES, SYSTEMS } from '../labels/code-systems.ts'
import { NOT_SHOWN } from '../not-shown.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toConcept, toWords } from './concept.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toPeriod, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { toTexts } from './to-texts.ts'

const Condition = z.looseObject({
  meta: z.looseObject({ lastUpdated: z.string().optional() }).optional(),
  category: list(CodeableConcept),
  clinicalStatus: CodeableConcept.optional(),
  code: CodeableConcept.optional(),
  onsetDateTime: z.string().optional(),
  abatementDateTime: z.string().optional(),
  note: list(Annotation),
})

const KINDS: ReadonlyMap<string, LegalSituation['kind']> = new Map([
  [LEGAL_CATEGORIES.status, 'status'],
  // The category of zib2024.
  ['8625004', 'status'],
  [LEGAL_CATEGORIES.representation, 'representation'],
])

/** Condition of a legal situation (zib LegalSituation, NL-CM:7.17.1). Another Condition is a problem, and not shown. */
export function toLegalSituation(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const kind = kindOf(resource)
  if (kind === undefined) throw new ItemRefused(NOT_SHOWN.problem, { lost: false })
  const condition = parseResource(Condition, resource)
  const label = toWords(condition.code)
  if (label === undefined) throw new ItemRefused('this legal situation does not say which it is', { lost: true, path: 'code' })
  const { onsetDateTime: start, abatementDateTime: end } = condition
  const data = {
    kind,
    code: toConcept(condition.code) ?? {},
    label,
    status: toStatus(condition.clinicalStatus),
    period: toPeriod({ start, end }, { from: resource, path: 'onset', context }),
    notes: toTexts(condition.note),
  }
  return [{ type: LegalSituation, id: idOf(resource), recordedAt: toRecordedAt(condition.meta), data }]
}

// FHIR condition-clinical, the same words in both versions.
const STATUS: Readonly<Record<string, LegalSituation['status']>> = {
  active: 'active',
  recurrence: 'active',
  relapse: 'active',
  inactive: 'ended',
  remission: 'ended',
  resolved: 'ended',
}

function toStatus(status: CodeableConcept | undefined): LegalSituation['status'] {
  return status?.coding.map(({ code = '' }) => STATUS[code]).find((known) => known !== undefined)
}

/** Which legal situation a Condition is, by its category; undefined for a problem. */
export function kindOf(resource: FhirResource): LegalSituation['kind'] | undefined {
  const category = Condition.safeParse(resource.json).data?.category ?? []
  const codes = category.flatMap(({ coding }) => coding.filter(({ system }) => system === SYSTEMS.snomed).map(({ code }) => code))
  return codes.map((code) => KINDS.get(code ?? '')).find((kind) => kind !== undefined)
}
