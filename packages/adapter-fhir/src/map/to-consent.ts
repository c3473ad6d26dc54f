import { CONSENT_SCOPE, SYSTEMS } from '../labels/code-systems.ts'
import { NOT_SHOWN } from '../not-shown.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { Consent } from './consent.ts'
import { ItemRefused } from './item-refused.ts'
import type { Mapped, MappingContext } from './mapping-context.ts'
import { parseResource } from './parse-resource.ts'
import { toAdvanceDirective } from './to-advance-directive.ts'
import { toTreatmentAgreement } from './to-treatment-agreement.ts'

// SNOMED CT: procedure with explicit context, by which zib TreatmentDirective2 tells an agreement on a treatment from other consents.
const TREATMENT_CATEGORY = '129125009'

/** Consent: an advance directive or an agreement on a treatment; consent to research or to exchange of data is not shown. */
export function toConsent(resource: FhirResource, context: MappingContext): readonly Mapped[] {
  const consent = parseResource(Consent, resource)
  if (hasScope(consent, CONSENT_SCOPE.advanceDirective)) return [toAdvanceDirective(consent, resource, context)]
  if (isTreatment(consent)) return [toTreatmentAgreement(consent, resource, context)]
  throw new ItemRefused(NOT_SHOWN.otherConsent, { lost: false })
}

function hasScope({ scope }: Consent, code: string): boolean {
  return scope?.coding.some((coding) => coding.code === code) ?? false
}

function isTreatment(consent: Consent): boolean {
  const isOfCategory = consent.category.some(({ coding }) =>
    coding.some(({ system, code }) => system === SYSTEMS.snomed && code === TREATMENT_CATEGORY),
  )
  return isOfCategory || hasScope(consent, CONSENT_SCOPE.treatment)
}
