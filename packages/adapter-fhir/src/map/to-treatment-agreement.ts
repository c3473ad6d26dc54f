import { TreatmentAgreement, type Staff } from '@voordeur/core/care'
import { findExtension, findExtensions, listReferences } from '../fields/extension.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { toConcept, toWords } from './concept.ts'
import { Consent } from './consent.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { toDayOf, toMoment, toRecordedAt } from './moment.ts'
import { idOf } from './parse-resource.ts'
import { toParty, type Party } from './to-party.ts'

/** A Consent that is an agreement on a treatment (zib TreatmentDirective2, NL-CM:2.2.1). */
export function toTreatmentAgreement(consent: Consent, resource: FhirResource, context: MappingContext): Mapped {
  const { provision } = consent
  const [code] = provision?.code ?? []
  const label = toWords(code)
  if (label === undefined) throw new ItemRefused('this agreement does not say on which treatment', { lost: true, path: 'provision.code' })
  const conditions = findExtensions({ extension: resource.json.modifierExtension }, 'SpecificationOther')
  const endReason = findExtension(provision, 'ReasonForEnding')?.valueString
  const directives = toDirectives(consent, resource, context)
  const data = {
    code: toConcept(code) ?? {},
    label,
    decision: toDecision(provision?.type, conditions.length > 0),
    agreedOn: toMoment(consent.dateTime, { from: resource, path: 'dateTime', context }),
    endsOn: toDayOf(provision?.period?.end, { from: resource, path: 'provision.period.end', context }),
    endReason,
    status: consent.status,
    ...toParties(consent, resource, context),
    directives: directives.length > 0 ? directives : undefined,
    notes: [...conditions, ...findExtensions(resource.json, 'Comment')].flatMap(({ valueString }) => valueString ?? []),
  }
  return { type: TreatmentAgreement, id: idOf(resource), recordedAt: toRecordedAt(consent.meta), data }
}

// "Yes, but" has no type: the conditions stand in its place (zib TreatmentDirective2, ext SpecificationOther).
function toDecision(type: string | undefined, isConditional: boolean): TreatmentAgreement['decision'] {
  if (type === 'deny') return 'do-not'
  if (isConditional) return 'conditional'
  return type === 'permit' ? 'do' : undefined
}

function toParties(consent: Consent, resource: FhirResource, context: MappingContext): { agreedWith: readonly string[]; agreedBy?: Staff } {
  const parties = (consent.provision?.actor ?? []).map(({ role, reference }) => ({ role, party: toParty(reference, resource, context) }))
  const staff = parties.flatMap(({ party }) => (party?.kind === 'staff' ? [party.staff] : []))
  const agreedWith = parties.flatMap(({ role, party }) => (party ? toName(party) : toWords(role)) ?? [])
  const [agreedBy] = staff
  if (staff.length > 1) context.remark(resource, 'kept: of the staff who agreed only the first is shown', 'provision.actor')
  return { agreedWith, ...(agreedBy && { agreedBy }) }
}

function toName(party: Party): string | undefined {
  return party.kind === 'staff' ? undefined : party.name
}

// Further advance directives beside the one that FHIR has a field for (STU3, R4).
const DIRECTIVES = ['additionalSources', 'TreatmentDirective2.AdvanceDirective']

function toDirectives(consent: Consent, resource: FhirResource, context: MappingContext): readonly string[] {
  const references = [consent.sourceReference, ...DIRECTIVES.flatMap((ending) => listReferences(resource.json, ending))]
  return references.flatMap((reference) => {
    const directive = reference && Consent.safeParse(context.find(reference, resource)?.json).data
    return toWords(directive?.provision?.code[0]) ?? reference?.display ?? []
  })
}
