import { AdvanceDirective } from '@voordeur/core/care'
import { findExtensions, listReferences } from '../fields/extension.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toConcept, toWords } from './concept.ts'
import type { Consent } from './consent.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toMoment, toRecordedAt } from './moment.ts'
import { idOf } from './parse-resource.ts'
import { toCodeWords } from './to-code-words.ts'
import { toParty } from './to-party.ts'

/** A Consent that is an advance directive (zib AdvanceDirective, NL-CM:7.15.1). */
export function toAdvanceDirective(consent: Consent, resource: FhirResource, context: MappingContext): Mapped {
  const [code] = consent.provision?.code ?? []
  const label = toWords(code)
  if (label === undefined) throw new ItemRefused('this advance directive does not say which it is', { lost: true, path: 'provision.code' })
  const { sourceAttachment } = consent
  if (sourceAttachment) context.remark(resource, 'kept without the document that stands in it', 'sourceAttachment')
  const data = {
    code: toConcept(code) ?? {},
    label,
    madeOn: toMoment(consent.dateTime, { from: resource, path: 'dateTime', context }),
    status: consent.status,
    representative: toRepresentative(consent, resource, context),
    problems: listReferences(resource.json, 'Disorder').flatMap((reference) => toCodeWords(reference, resource, context) ?? []),
    notes: [...findExtensions(resource.json, 'Comment').map(({ valueString }) => valueString), sourceAttachment?.title].filter(
      (text) => text !== undefined,
    ),
  }
  return { type: AdvanceDirective, id: idOf(resource), recordedAt: toRecordedAt(consent.meta), data }
}

// A representative is of the client's own side. Where a member of staff stands in that place, no name is shown.
function toRepresentative(consent: Consent, resource: FhirResource, context: MappingContext): string | undefined {
  const actors = (consent.provision?.actor ?? []).filter(({ role }) => role?.coding.some(({ code }) => code === 'RESPRSN'))
  const parties = actors.flatMap(({ reference }) => toParty(reference, resource, context) ?? [])
  if (parties.some(({ kind }) => kind === 'staff')) {
    context.remark(resource, 'kept without the representative, who is not one of the contacts', 'provision.actor')
  }
  return parties.flatMap((party) => (party.kind === 'staff' ? [] : (party.name ?? [])))[0]
}
