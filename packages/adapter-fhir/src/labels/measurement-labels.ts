/** Dutch words for measurements by LOINC code. */
export const LOINC_LABELS: Readonly<Record<string, string>> = {
  '29463-7': 'Lichaamsgewicht',
  '3141-9': 'Lichaamsgewicht',
  '85354-9': 'Bloeddruk',
  '55284-4': 'Bloeddruk',
  '8480-6': 'Bovendruk (systolisch)',
  '8462-4': 'Onderdruk (diastolisch)',
  '8478-0': 'Gemiddelde bloeddruk',
  '8358-4': 'Manchet',
  '8361-8': 'Houding',
  '8302-2': 'Lichaamslengte',
  '8867-4': 'Hartslag',
  '8893-0': 'Polsslag',
  '8310-5': 'Lichaamstemperatuur',
  '59408-5': 'Zuurstofsaturatie',
  '2708-6': 'Zuurstofsaturatie',
  '9279-1': 'Ademhaling',
  '8287-5': 'Hoofdomtrek',
  '9843-4': 'Hoofdomtrek',
  '14743-9': 'Bloedsuiker',
  '14770-2': 'Bloedsuiker, nuchter',
  '14760-3': 'Bloedsuiker, 2 uur na de maaltijd',
  '72514-3': 'Pijnscore',
}

/** Dutch words for scores, parts of measurements and interventions by SNOMED CT code. */
export const SNOMED_LABELS: Readonly<Record<string, string>> = {
  '225908003': 'Pijnscore',
  '414648004': 'MUST-score (ondervoeding)',
  '108311000146106': 'SNAQrc-score (ondervoeding)',
  '273302005': 'Barthel-index (zelfredzaamheid)',
  '55681000146102': 'DOS-score (verwardheid)',
  '710853006': 'Vochtbalans',
  '364396009': 'Vochtbalans',
  '251852001': 'Vocht in, totaal',
  '251841007': 'Vocht uit, totaal',
  '6797001': 'Gemiddelde bloeddruk',
  '70665002': 'Manchet',
  '85549003': 'Korotkoff-tonen',
  '248159006': 'Kleding tijdens het wegen',
  // The displays of these two are swapped between English and Dutch in the published code list; the English name is the
  // normative one of SNOMED CT, so the Dutch follows it.
  '123891000146106': 'Fixatie met een enkelband',
  '124031000146100': 'Fixatie met een polsband',
}
