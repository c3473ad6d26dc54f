import { findExtension, findExtensions } from '../fields/extension.ts'
import { toList } from '../fields/list.ts'
import { CONSENT_SCOPE, SYSTEMS } from '../labels/code-systems.ts'
import type { JsonObject } from '../read/fhir-resource.ts'
import type { Stu3Consent } from './raise-consent.ts'

const DECISIONS: Readonly<Record<string, string>> = { JA: 'permit', NEE: 'deny' }

/**
 * What a treatment directive of zib2017 says in the fields of R4. What was agreed stands in extensions: which treatment,
 * whether it is done ("Ja, maar" has conditions), with whom and when it was verified.
 */
export function toTreatmentDirective(consent: Stu3Consent, json: JsonObject): JsonObject {
  const treatment = findExtension(json, 'TreatmentDirective-Treatment')?.valueCodeableConcept
  const decision = readDecision(json)
  const end = consent.period?.end
  return {
    scope: { coding: [{ system: SYSTEMS.consentScope, code: CONSENT_SCOPE.treatment }] },
    dateTime: readDate(consent, json),
    modifierExtension: [...toList(json.modifierExtension), ...toConditions(consent, decision)],
    provision: {
      code: treatment === undefined ? [] : [treatment],
      type: DECISIONS[decision ?? ''],
      ...(end !== undefined && { period: { end } }),
      actor: listVerifiedWith(json).map((role) => ({ role })),
    },
  }
}

function readDecision(json: JsonObject): string | undefined {
  const permitted = findExtension({ extension: json.modifierExtension }, 'TreatmentPermitted')?.valueCodeableConcept
  return permitted?.coding.map(({ code }) => code).find((code) => code !== undefined)
}

// In R4 the conditions stand where the decision would.
function toConditions({ except }: Stu3Consent, decision: string | undefined): readonly unknown[] {
  const restrictions = except.flatMap((part) => findExtensions(part, 'TreatmentDirective-Restrictions'))
  const url = 'ext-TreatmentDirective2.SpecificationOther'
  if (restrictions.length > 0) return restrictions.map(({ valueString }) => ({ url, valueString }))
  return decision === 'JA_MAAR' ? [{ url }] : []
}

function readDate(consent: Stu3Consent, json: JsonObject): string | undefined {
  const verified = findExtension(findVerification(json), 'VerificationDate')?.valueDateTime
  return consent.dateTime ?? verified ?? consent.period?.start
}

function listVerifiedWith(json: JsonObject): readonly unknown[] {
  return findExtensions(findVerification(json), 'VerifiedWith').flatMap(({ valueCodeableConcept }) => valueCodeableConcept ?? [])
}

function findVerification(json: JsonObject): unknown {
  return findExtension(json, 'TreatmentDirective-Verification')
}
