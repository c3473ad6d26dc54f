import { InvoluntaryCareMeasure } from '@voordeur/core/care'
import { findExtension, findExtensions } from '../fields/extension.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toConcept, toWords } from './concept.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toPeriod, toRecordedAt } from './moment.ts'
import { idOf, parseResource } from './parse-resource.ts'
import { periodOf, Procedure } from './procedure.ts'
import { toStaff } from './staff-directory.ts'
import { toCodeWords } from './to-code-words.ts'
import { kindOf } from './to-legal-situation.ts'
import { toTexts } from './to-texts.ts'

/**
 * A Procedure that restricts somebody's freedom (zib FreedomRestrictingIntervention, NL-CM:14.6.1). Its reasons are taken in
 * whatever words they come: the published profile binds them to a list of house numbers by mistake.
 */
export function toInvoluntaryCareMeasure(resource: FhirResource, context: MappingContext): Mapped {
  const procedure = parseResource(Procedure, resource)
  const label = toWords(procedure.code)
  if (label === undefined) throw new ItemRefused('this measure does not say which it is', { lost: true, path: 'code' })
  const data = {
    code: toConcept(procedure.code) ?? {},
    label,
    status: procedure.status,
    period: toPeriod(periodOf(procedure), { from: resource, path: 'performed', context }),
    reasons: procedure.reasonCode.flatMap((reason) => toWords(reason) ?? []),
    ...toGrounds(procedure, resource, context),
    capacity: toCapacity(resource),
    assent: findExtensions(resource.json, 'FreedomRestrictingIntervention.Assent').flatMap(
      ({ valueCodeableConcept }) => toConcept(valueCodeableConcept) ?? [],
    ),
    performer: procedure.performer.map(({ actor }) => toStaff(actor, resource, context)).find((staff) => staff !== undefined),
    notes: toTexts(procedure.note),
  }
  return { type: InvoluntaryCareMeasure, id: idOf(resource), recordedAt: toRecordedAt(procedure.meta), data }
}

// A reference to a Condition is a disorder, or the legal situation on which the measure rests.
function toGrounds(procedure: Procedure, resource: FhirResource, context: MappingContext) {
  const grounds = procedure.reasonReference.flatMap((reference) => {
    const target = context.find(reference, resource)
    const text = toCodeWords(reference, resource, context)
    return text === undefined ? [] : [{ text, isLegal: target !== undefined && kindOf(target) !== undefined }]
  })
  const legal = grounds.filter(({ isLegal }) => isLegal).map(({ text }) => text)
  return {
    problems: grounds.filter(({ isLegal }) => !isLegal).map(({ text }) => text),
    legalSituations: legal.length > 0 ? legal : undefined,
  }
}

function toCapacity(resource: FhirResource): InvoluntaryCareMeasure['capacity'] {
  const extension = findExtension(resource.json, 'FreedomRestrictingIntervention.LegallyCapable')
  if (!extension) return undefined
  return {
    capable: findExtension(extension, 'legallyCapable')?.valueBoolean,
    comment: findExtension(extension, 'legallyCapableComment')?.valueString,
  }
}
