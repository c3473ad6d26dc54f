import { SYSTEMS, toCanonicalCode, toCanonicalSystem } from './code-systems.ts'
import { LOINC_LABELS, SNOMED_LABELS } from './measurement-labels.ts'
import { CONTACT_ROLE_LABELS, MARITAL_LABELS, RELATION_LABELS } from './relation-labels.ts'

const LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [SYSTEMS.loinc]: LOINC_LABELS,
  [SYSTEMS.snomed]: SNOMED_LABELS,
  [SYSTEMS.contactRole]: CONTACT_ROLE_LABELS,
  [SYSTEMS.careGiver]: { '100001': 'Mantelzorger' },
  [SYSTEMS.relation]: RELATION_LABELS,
  [SYSTEMS.marital]: MARITAL_LABELS,
  [SYSTEMS.participation]: { RESP: 'Hoofdbehandelaar', REF: 'Verwijzer' },
  [SYSTEMS.encounter]: { IMP: 'Opname', AMB: 'Polikliniek', HH: 'Thuis', EMER: 'Spoed', SS: 'Dagopname', VR: 'Op afstand' },
  [SYSTEMS.insurance]: {
    B: 'Basisverzekering',
    A: 'Aanvullende verzekering',
    BZ: 'Buitenland',
    H: 'Hoofdverzekering',
    T: 'Tandartsverzekering',
    AT: 'Aanvullende tandartsverzekering',
  },
}

/** Our own Dutch word for a code, whichever of its spellings the source uses; undefined for a code we have no word for. */
export function findDutchLabel(system: string | undefined, code: string | undefined): string | undefined {
  const canonical = toCanonicalSystem(system)
  const key = toCanonicalCode(canonical, code)
  if (canonical === undefined || key === undefined || !Object.hasOwn(LABELS, canonical)) return undefined
  const labels = LABELS[canonical] ?? {}
  return Object.hasOwn(labels, key) ? labels[key] : undefined
}
