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
    status: toStatus(procedure),
    period: toPeriod(periodOf(procedure), { from: resource, path: 'performed', context }),
    reasons: procedure.reasonCode.flatMap((reason) => toWords(reason) ?? []),
    ...toGrounds(procedure, resource, context),
    capacity: toCapacity(resource),
    positions: findExtensions(resource.json, 'FreedomRestrictingIntervention.Assent').flatMap(
      ({ valueCodeableConcept }) => POSITIONS[toConcept(valueCodeableConcept)?.code ?? ''] ?? [],
    ),
    performer: procedure.performer.map(({ actor }) => toStaff(actor, resource, context)).find((staff) => staff !== undefined),
    notes: toTexts(procedure.note),
  }
  return { type: InvoluntaryCareMeasure, id: idOf(resource), recordedAt: toRecordedAt(procedure.meta), data }
}

// zib FreedomRestrictingIntervention, InstemmingCodelijst (OID …40.4.6.1). Not to agree is not yet to resist.
const POSITIONS: Readonly<Record<string, InvoluntaryCareMeasure['positions'][number]>> = {
  '1': { by: 'client', says: 'does-not-agree' },
  '2': { by: 'client', says: 'agrees' },
  '3': { by: 'representative', says: 'does-not-agree' },
  '4': { by: 'representative', says: 'agrees' },
}

function toStatus({ status = '' }: Procedure): InvoluntaryCareMeasure['status'] {
  if (['in-progress', 'on-hold', 'suspended'].includes(status)) return 'active'
  return ['completed', 'stopped', 'aborted'].includes(status) ? 'ended' : undefined
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
