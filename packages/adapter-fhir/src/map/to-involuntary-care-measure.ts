import { InvoluntaryCareMeasure } from '@voordeur/core/care'
import { findExtension, findExtensions } from '../fields/extension.ts'
import { SYSTEMS, toCanonicalSystem } from '../labels/code-systems.ts'
import { isLegalSituation } from '../labels/legal-labels.ts'
import { findRestriction } from '../labels/restriction-labels.ts'
import { NOT_SHOWN } from '../not-shown.ts'
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
  refuseUnapplied(procedure)
  const label = toWords(procedure.code)
  if (label === undefined) throw new ItemRefused('this measure does not say which it is', { lost: true, path: 'code' })
  const id = idOf(resource)
  const data = {
    sourceId: context.toRecordId(id),
    code: toConcept(procedure.code) ?? {},
    label,
    category: toCategory(procedure),
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
  return { type: InvoluntaryCareMeasure, id, recordedAt: toRecordedAt(procedure.meta), data }
}

// A measure that is still being written is no part of the record yet, and one that was never applied is none: nothing is lost by either.
function refuseUnapplied({ status = '' }: Procedure): void {
  if (status === 'preparation') throw new ItemRefused(NOT_SHOWN.measureConcept, { lost: false })
  if (status === 'not-done') throw new ItemRefused(NOT_SHOWN.measureNotApplied, { lost: false })
}

// The letter of the code alone: the category of a Procedure is the same for every measure.
function toCategory({ code }: Procedure): InvoluntaryCareMeasure['category'] {
  const codings = code?.coding.filter(({ system }) => toCanonicalSystem(system) === SYSTEMS.snomed) ?? []
  return codings.map((coding) => findRestriction(coding.code)?.category).find((category) => category !== undefined)
}

// zib FreedomRestrictingIntervention, InstemmingCodelijst (OID …40.4.6.1). Not to agree is not yet to resist.
const POSITIONS: Readonly<Record<string, InvoluntaryCareMeasure['positions'][number]>> = {
  '1': { by: 'client', says: 'does-not-agree' },
  '2': { by: 'client', says: 'agrees' },
  '3': { by: 'representative', says: 'does-not-agree' },
  '4': { by: 'representative', says: 'agrees' },
}

// Of a measure whose status is unknown it is not said whether it runs.
function toStatus({ status = '' }: Procedure): InvoluntaryCareMeasure['status'] {
  if (['in-progress', 'on-hold', 'suspended'].includes(status)) return 'active'
  return ['completed', 'stopped', 'aborted'].includes(status) ? 'ended' : undefined
}

// A reference to a Condition is a disorder, or the legal situation on which the measure rests; of one that is not there the words tell.
function toGrounds(procedure: Procedure, resource: FhirResource, context: MappingContext) {
  const grounds = procedure.reasonReference.flatMap((reference) => {
    const target = context.find(reference, resource)
    const text = toCodeWords(reference, resource, context)
    return text === undefined ? [] : [{ text, isLegal: target ? kindOf(target) !== undefined : isLegalSituation(text) }]
  })
  const legal = grounds.filter(({ isLegal }) => isLegal).map(({ text }) => text)
  return {
    problems: grounds.filter(({ isLegal }) => !isLegal).map(({ text }) => text),
    legalSituations: legal.length > 0 ? legal : undefined,
  }
}

// On which subject somebody was found incapable is not among the elements of the zib: the comment may say another one ("geldzaken") than this
// measure. So it stays open whether it is about this, and nobody is taken for incapable in this by a box that was ticked for something else.
function toCapacity(resource: FhirResource): InvoluntaryCareMeasure['capacity'] {
  const extension = findExtension(resource.json, 'FreedomRestrictingIntervention.LegallyCapable')
  if (!extension) return undefined
  return {
    capable: findExtension(extension, 'legallyCapable')?.valueBoolean,
    comment: findExtension(extension, 'legallyCapableComment')?.valueString,
  }
}
