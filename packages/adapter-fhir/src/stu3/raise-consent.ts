import { z } from 'zod'
import { CodeableConcept, Period, Reference } from '../fields/datatypes.ts'
import { list } from '../fields/list.ts'
import { CONSENT_SCOPE, SYSTEMS } from '../labels/code-systems.ts'
import type { JsonObject } from '../read/fhir-resource.ts'
import { toTreatmentDirective } from './raise-treatment-directive.ts'

const Stu3Consent = z.looseObject({
  category: list(CodeableConcept),
  consentingParty: list(Reference),
  period: Period.optional(),
  dateTime: z.string().optional(),
  sourceReference: Reference.optional(),
  except: list(z.unknown()),
})
/** A Consent as STU3 has it. */
export type Stu3Consent = z.infer<typeof Stu3Consent>

// The kind of record as a category in STU3, where R4 has a scope.
const ADVANCE_DIRECTIVE = '11341000146107'
const TREATMENT_DIRECTIVE = '11291000146105'

/** A STU3 Consent in the form of R4: an advance directive or a treatment agreement; another kind stays as it is. */
export function raiseConsent(json: JsonObject): JsonObject {
  const consent = Stu3Consent.safeParse(json).data
  if (!consent) return json
  if (isOfKind(consent, ADVANCE_DIRECTIVE)) return { ...json, ...toAdvanceDirective(consent) }
  return isOfKind(consent, TREATMENT_DIRECTIVE) ? { ...json, ...toTreatmentDirective(consent, json) } : json
}

function isOfKind({ category }: Stu3Consent, code: string): boolean {
  return category.some(({ coding }) => coding.some((each) => each.system === SYSTEMS.snomed && each.code === code))
}

// The type stands as a second category, the representative as the one who consents.
function toAdvanceDirective(consent: Stu3Consent): JsonObject {
  const type = consent.category.filter(({ coding }) => !coding.some(({ code }) => code === ADVANCE_DIRECTIVE))
  const role = { coding: [{ system: SYSTEMS.relation, code: 'RESPRSN' }] }
  return {
    scope: { coding: [{ system: SYSTEMS.consentScope, code: CONSENT_SCOPE.advanceDirective }] },
    provision: { code: type, actor: consent.consentingParty.map((reference) => ({ role, reference })) },
  }
}
