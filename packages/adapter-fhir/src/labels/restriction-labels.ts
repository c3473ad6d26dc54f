import type { InvoluntaryCareMeasure } from '@voordeur/core/care'

/** A measure that restricts freedom, in plain Dutch, with the letter of its form of care (Wzd, art. 2 lid 1) where the code decides it. */
export interface Restriction {
  readonly label: string
  readonly category?: InvoluntaryCareMeasure['category']
}

const of = (category: NonNullable<Restriction['category']>, labels: Readonly<Record<string, string>>): [string, Restriction][] =>
  Object.entries(labels).map(([code, label]) => [code, { label, category }])

/**
 * The measures of zib FreedomRestrictingIntervention by SNOMED CT code: all of SoortInterventieWzdCodelijst (OID …40.2.14.6.3) and of
 * SoortInterventieCodelijst (…14.6.1), and of SoortInterventieWvggzCodelijst what the Wzd has a letter for. The lists name no letters:
 * these follow the order of SoortInterventieWzdCodelijst, which is that of the law, and what SNOMED CT calls a restraint is a restriction of
 * movement. On a code that is not here the source's own words are shown, without a letter.
 */
const RESTRICTIONS: ReadonlyMap<string, Restriction> = new Map([
  ...of('a', {
    '37041007': 'Gedwongen toedienen van vocht of voeding',
    '29211000146105': 'Gedwongen toedienen van medicatie',
    '123881000146109': 'Gedwongen medische controle of handeling',
  }),
  ...of('b', {
    // The general code. As the kind of measure it says in so many words what the law says under b ("beperken van de bewegingsvrijheid");
    // as the category of a Procedure, where it marks every measure, it is not read for a letter.
    '225317005': 'Beperking van de bewegingsvrijheid',
    '130201000146105': 'Met dwang beperken van de bewegingsvrijheid',
    '225212001': 'Vasthouden',
    '225210009': 'Gesloten deur',
    '68894007': 'Fixatie met een hulpmiddel',
    '123941000146105': 'Fixatie van een arm of been',
    // The displays of these two were swapped in a published version of the list: 123891000146106 is "ankle" in English and "polsband" in
    // Dutch, 124031000146100 "wrist" and "enkelband". The English name is the normative one of SNOMED CT, so the Dutch follows it.
    '123891000146106': 'Fixatie met een enkelband',
    '124031000146100': 'Fixatie met een polsband',
    '123961000146106': 'Onrustband',
    '123971000146100': 'Veiligheidshandschoen',
    '123901000146107': 'Stoel waaruit iemand niet zelf kan opstaan',
    '124021000146102': 'Tafelblad of rolstoelblad',
    '123951000146108': 'Verpleegdeken',
    '124001000146105': 'Extra laag bed',
    '123911000146109': 'Tentbed',
    // The list calls these involuntary. Whether they are is not the code's to say.
    '123921000146104': 'Hele bedhekken',
    '123931000146102': 'Halve bedhekken',
    '123991000146101': 'Rolkussen in bed',
    '124011000146107': 'Wigvormig kussen of kantelkussen',
    '123981000146103': 'Beschermhelm',
  }),
  ...of('c', {
    '124061000146109': 'Insluiten in een separeerruimte',
    '124071000146103': 'Insluiten in een afzonderingsruimte',
    '124051000146106': 'Insluiten in de eigen kamer',
    '124041000146108': 'Insluiten in een extra beveiligde kamer',
    '90278001': 'Separeren',
  }),
  ...of('d', {
    '225309002': 'Voortdurend toezicht',
    '121411000146104': 'Voortdurend toezicht met een camera',
    '121451000146100': 'Voortdurend toezicht met een elektronisch traceringsmiddel',
    '121401000146101': 'Belmat of bedsensor',
    '121431000146106': 'Bewegingssensor',
    '121441000146103': 'Alarm bij opstaan',
    '121421000146109': 'Alarm bij het verlaten van de kamer',
    '121391000146104': 'Bewaking met geluid',
  }),
  ...of('e', { '121631000146108': 'Onderzoek aan kleding of lichaam' }),
  ...of('f', { '62407006': 'Onderzoek van de woonruimte op gevaarlijke voorwerpen' }),
  ...of('g', { '121621000146106': 'Controle op middelen die het gedrag beïnvloeden' }),
  ...of('h', {
    '121471000146108': 'Beperken van het gebruik van communicatiemiddelen',
    '121461000146102': 'Beperken van het inrichten van het eigen leven',
  }),
  ...of('i', { '121601000146103': 'Beperken van bezoek' }),
])

/** The measure with this SNOMED CT code; undefined for one that stands in none of the lists. */
export function findRestriction(code: string | undefined): Restriction | undefined {
  return code === undefined ? undefined : RESTRICTIONS.get(code)
}

/** Dutch words for measures that restrict somebody's freedom and the reasons for them, by SNOMED CT code. */
export const RESTRICTION_LABELS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...RESTRICTIONS].map(([code, { label }]) => [code, label])),
  // The category of zib2017: control, restraint, seclusion and segregation alike, so that no letter follows from it.
  '225214000': 'Beperking van de vrijheid',
  // Reasons (RedenVanToepassen). The published profile binds them to the list of house number letters by mistake.
  '121481000146105': 'Voorkomen van schade aan zichzelf of anderen',
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
