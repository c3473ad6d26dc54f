/** Dutch words for marital status by HL7 v3 code (zib MaritalStatus, BurgerlijkeStaatCodelijst). */
export const MARITAL_LABELS: Readonly<Record<string, string>> = {
  M: 'Gehuwd',
  D: 'Gescheiden',
  W: 'Weduwe of weduwnaar',
  S: 'Ongehuwd',
  T: 'Geregistreerd partner',
  L: 'Gescheiden van tafel en bed',
  P: 'Polygaam gehuwd',
}

/** Kinds of insurance (zib Payer, VerzekeringssoortCodelijst, OID …60.101.5.1). */
export const INSURANCE_LABELS: Readonly<Record<string, string>> = {
  B: 'Basisverzekering',
  A: 'Aanvullende verzekering',
  BZ: 'Buitenland',
  H: 'Hoofdverzekering',
  T: 'Tandartsverzekering',
  AT: 'Aanvullende tandartsverzekering',
}

/** What somebody does in a team, a visit or an appointment by HL7 v3 ParticipationType (zib CareTeam, ZorgverlenerRolCodelijst). */
export const PARTICIPATION_LABELS: Readonly<Record<string, string>> = {
  RESP: 'Hoofdbehandelaar',
  REF: 'Verwijzer',
  PPRF: 'Uitvoerder',
  SPRF: 'Tweede uitvoerder',
  PRF: 'Uitvoerder',
  PART: 'Deelnemer',
  ATND: 'Behandelaar',
  CON: 'Consulent',
  ADM: 'Opnemend behandelaar',
  DIS: 'Ontslaand behandelaar',
  CALLBCK: 'Aanspreekpunt',
}

/** Kinds of stay or visit by HL7 v3 ActCode (zib Encounter, ContactTypeCodelijst). */
export const ENCOUNTER_LABELS: Readonly<Record<string, string>> = {
  IMP: 'Opname',
  ACUTE: 'Spoedopname',
  NONAC: 'Opname',
  AMB: 'Polikliniek',
  HH: 'Thuis',
  EMER: 'Spoed',
  FLD: 'Onderweg',
  SS: 'Dagopname',
  VR: 'Op afstand',
}

/** Kinds of appointment (HL7 v2 table 0276, FHIR Appointment.appointmentType). */
export const APPOINTMENT_LABELS: Readonly<Record<string, string>> = {
  CHECKUP: 'Controle',
  EMERGENCY: 'Spoed',
  FOLLOWUP: 'Vervolgafspraak',
  ROUTINE: 'Gewone afspraak',
  WALKIN: 'Zonder afspraak',
}

/** Yes and no (HL7 v2 table 0136). */
export const YES_NO_LABELS: Readonly<Record<string, string>> = { Y: 'Ja', N: 'Nee' }

/** Languages by the codes that Dutch records use for the most common ones (IETF BCP 47 and ISO 639-1). */
export const LANGUAGE_LABELS: Readonly<Record<string, string>> = {
  nl: 'Nederlands',
  'nl-NL': 'Nederlands',
  'nl-BE': 'Nederlands (België)',
  fy: 'Fries',
  'fy-NL': 'Fries',
  en: 'Engels',
  de: 'Duits',
  fr: 'Frans',
  tr: 'Turks',
  ar: 'Arabisch',
  pl: 'Pools',
}
