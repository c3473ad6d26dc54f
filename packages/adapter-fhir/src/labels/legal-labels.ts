/** Types of advance directive (zib AdvanceDirective, WilsverklaringTypeCodelijst, OID …40.4.14.1). */
export const ADVANCE_DIRECTIVE_LABELS: Readonly<Record<string, string>> = {
  NR: 'Verklaring om niet te reanimeren',
  VOL: 'Volmacht',
  VERB: 'Behandelverbod',
  VERBVL: 'Behandelverbod met aanvulling voltooid leven',
  MON: 'Mondelinge afspraak',
  EU: 'Euthanasieverzoek',
  EUD: 'Euthanasieverzoek met aanvulling dementie',
  LW: 'Levenswensverklaring',
  DO: 'Verklaring over orgaandonatie',
  ZB: 'Zelfbindingsverklaring',
}

/** Legal status (zib LegalSituation 2.0, JuridischeStatusCodelijst, OID …40.4.23.2; Wzd, Wvggz, Jeugdwet, Strafrecht). */
export const LEGAL_STATUS_LABELS: Readonly<Record<string, string>> = {
  OPM: 'Besluit tot opname en verblijf',
  RM: 'Rechterlijke machtiging',
  IBS: 'Inbewaringstelling',
  ZM: 'Zorgmachtiging',
  CM: 'Crisismaatregel',
  VCM: 'Voortzetting van de crisismaatregel',
  OTS: 'Ondertoezichtstelling',
  PIJ: 'Plaatsing in een inrichting voor jeugdigen',
  TBS: 'Terbeschikkingstelling',
}

/** Who represents the client by law (zib LegalSituation 2.0, VertegenwoordigingCodelijst, OID …40.4.23.3). */
export const REPRESENTATION_LABELS: Readonly<Record<string, string>> = {
  '6': 'Voogdij',
  '7': 'Bewindvoering',
  '8': 'Mentorschap',
  '9': 'Curatele',
  '10': 'Zaakwaarneming',
}

/**
 * The one list of zib2017 (OID …40.2.14.3.2, after COD232 of Vektis), from before the Wzd and the Wvggz: its judicial
 * authorisations are those of the Bopz, and are not put on a par with the later ones.
 */
export const LEGAL_STATUS_2017_LABELS: Readonly<Record<string, string>> = {
  '1': 'Rechterlijke machtiging, voorlopig of voortgezet',
  '2': 'Rechterlijke machtiging op eigen verzoek',
  '3': 'Rechterlijke machtiging met voorwaardelijk ontslag',
  '4': 'Ondertoezichtstelling',
  '5': 'Inbewaringstelling',
  ...REPRESENTATION_LABELS,
  '11': 'Terbeschikkingstelling',
  '12': 'Ander contact met justitie',
}

const LEGAL_WORDS: ReadonlySet<string> = new Set(
  [LEGAL_STATUS_LABELS, REPRESENTATION_LABELS, LEGAL_STATUS_2017_LABELS]
    .flatMap((labels) => Object.values(labels))
    .map((label) => label.toLowerCase()),
)

/** Whether these words are the name of a legal situation, for a reference to one that is not there. */
export function isLegalSituation(words: string): boolean {
  return LEGAL_WORDS.has(words.trim().toLowerCase())
}
