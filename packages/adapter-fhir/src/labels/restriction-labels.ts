/**
 * Dutch words for measures that restrict somebody's freedom and the reasons for them, by SNOMED CT code (zib
 * FreedomRestrictingIntervention, SoortInterventieCodelijst and SoortInterventieWzdCodelijst). Only codes of which the meaning
 * is known for certain: on any other the source's own words are shown.
 */
export const RESTRICTION_LABELS: Readonly<Record<string, string>> = {
  '225317005': 'Beperking van de bewegingsvrijheid',
  '225214000': 'Beperking van de vrijheid',
  '225210009': 'Gesloten deur',
  '225212001': 'Vasthouden',
  '29211000146105': 'Gedwongen toedienen van medicatie',
  '90278001': 'Separeren',
  '225309002': 'Voortdurend toezicht',
  '121451000146100': 'Elektronisch traceringsmiddel',
  '121631000146108': 'Onderzoek aan kleding of lichaam',
  '121601000146103': 'Beperken van bezoek',
  '123941000146105': 'Fixatie van een arm of been',
  // The displays of these two are swapped in the published code list: 123891000146106 is "ankle" in English and "polsband" in
  // Dutch, 124031000146100 "wrist" and "enkelband". The English name is the normative one of SNOMED CT, so the Dutch follows it.
  '123891000146106': 'Fixatie met een enkelband',
  '124031000146100': 'Fixatie met een polsband',
  // Reasons (RedenVanToepassen). The published profile binds them to the list of house number letters by mistake.
  '121491000146107': 'Afwenden van een crisissituatie',
  '121581000146106': 'Bevorderen van de lichamelijke gezondheid',
}

/** Who agreed and who did not (zib FreedomRestrictingIntervention, InstemmingCodelijst, OID …40.4.6.1). */
export const ASSENT_LABELS: Readonly<Record<string, string>> = {
  '1': 'De cliënt stemt niet in',
  '2': 'De cliënt stemt in',
  '3': 'De wettelijk vertegenwoordiger stemt niet in',
  '4': 'De wettelijk vertegenwoordiger stemt in',
}
