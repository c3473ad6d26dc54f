import {
  APPOINTMENT_LABELS,
  ENCOUNTER_LABELS,
  INSURANCE_LABELS,
  LANGUAGE_LABELS,
  MARITAL_LABELS,
  PARTICIPATION_LABELS,
  YES_NO_LABELS,
} from './administrative-labels.ts'
import { SYSTEMS, toCanonicalCode, toCanonicalSystem, ZIB_LISTS } from './code-systems.ts'
import { FUNCTION_LABELS } from './function-labels.ts'
import { ADVANCE_DIRECTIVE_LABELS, LEGAL_STATUS_2017_LABELS, LEGAL_STATUS_LABELS, REPRESENTATION_LABELS } from './legal-labels.ts'
import { LOINC_LABELS } from './loinc-labels.ts'
import { CONTACT_ROLE_LABELS, RELATION_LABELS } from './relation-labels.ts'
import { ASSENT_LABELS, RESTRICTION_LABELS } from './restriction-labels.ts'
import { CARE_LABELS, MEASUREMENT_LABELS } from './snomed-labels.ts'
import { ZIB_ANSWER_LABELS } from './zib-answer-labels.ts'
import { ZIB_SCORE_LABELS } from './zib-score-labels.ts'

type Labels = Readonly<Record<string, string>>

const LABELS: Readonly<Record<string, Labels>> = {
  ...Object.fromEntries(Object.entries(ZIB_ANSWER_LABELS).map(([list, labels]) => [`${ZIB_LISTS}.${list}`, labels])),
  [SYSTEMS.loinc]: LOINC_LABELS,
  [SYSTEMS.snomed]: { ...MEASUREMENT_LABELS, ...FUNCTION_LABELS, ...CARE_LABELS, ...RESTRICTION_LABELS },
  [SYSTEMS.zib]: ZIB_SCORE_LABELS,
  [SYSTEMS.contactRole]: CONTACT_ROLE_LABELS,
  [SYSTEMS.careGiver]: { '100001': 'Mantelzorger' },
  [SYSTEMS.relation]: RELATION_LABELS,
  [SYSTEMS.marital]: MARITAL_LABELS,
  [SYSTEMS.participation]: PARTICIPATION_LABELS,
  [SYSTEMS.encounter]: ENCOUNTER_LABELS,
  [SYSTEMS.appointment]: APPOINTMENT_LABELS,
  [SYSTEMS.insurance]: INSURANCE_LABELS,
  [SYSTEMS.selfPay]: { pay: 'Zelf betaald' },
  [SYSTEMS.advanceDirective]: ADVANCE_DIRECTIVE_LABELS,
  [SYSTEMS.legalStatus]: LEGAL_STATUS_LABELS,
  [SYSTEMS.representation]: REPRESENTATION_LABELS,
  [SYSTEMS.legalStatus2017]: LEGAL_STATUS_2017_LABELS,
  [SYSTEMS.assent]: ASSENT_LABELS,
  [SYSTEMS.yesNo]: YES_NO_LABELS,
  [SYSTEMS.language]: LANGUAGE_LABELS,
}

/** Our own Dutch word for a code, whichever of its spellings the source uses; undefined for a code we have no word for. */
export function findDutchLabel(system: string | undefined, code: string | undefined): string | undefined {
  const canonical = toCanonicalSystem(system)
  const key = toCanonicalCode(canonical, code)
  if (canonical === undefined || key === undefined || !Object.hasOwn(LABELS, canonical)) return undefined
  const labels = LABELS[canonical] ?? {}
  return Object.hasOwn(labels, key) ? labels[key] : undefined
}
