import { findExtensions } from '../fields/extension.ts'
import { LEGAL_CATEGORIES, SYSTEMS } from '../labels/code-systems.ts'
import type { FhirResource } from '../read/fhir-resource.ts'

// In the one code list of zib2017 (14.3.2) these five say who represents the client; the others are a legal status.
const REPRESENTATION: ReadonlySet<string> = new Set(['6', '7', '8', '9', '10'])

/** The legal situations that zib2017 keeps inside a Patient (extension zib-patient-legalstatus), as the Conditions that R4 has for them. */
export function toLegalSituations(patient: FhirResource): readonly FhirResource[] {
  return findExtensions(patient.json, 'zib-patient-legalstatus').flatMap(({ valueCodeableConcept }, index) => {
    if (valueCodeableConcept === undefined) return []
    const codes = valueCodeableConcept.coding.map(({ code = '' }) => code.replace(/^0/, ''))
    const category = codes.some((code) => REPRESENTATION.has(code)) ? LEGAL_CATEGORIES.representation : LEGAL_CATEGORIES.status
    const id = patient.id === undefined ? undefined : `${patient.id}.legal-status${index === 0 ? '' : `-${index + 1}`}`
    const json = {
      resourceType: 'Condition',
      ...(id !== undefined && { id }),
      category: [{ coding: [{ system: SYSTEMS.snomed, code: category }] }],
      code: valueCodeableConcept,
    }
    return [{ type: 'Condition', id, fullUrl: undefined, json, place: patient.place }]
  })
}
