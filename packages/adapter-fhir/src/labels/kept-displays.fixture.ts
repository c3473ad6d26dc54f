/** Why the words of a whole code system are shown as the source has them. */
export const KEPT_SYSTEMS: Readonly<Record<string, string>> = {
  'http://fhir.nl/fhir/NamingSystem/uzi-rolcode': 'The list of professions (UZI, CIBG) is Dutch.',
  'urn:oid:2.16.840.1.113883.2.4.6.7': 'The list of specialties (COD016, Vektis) is Dutch.',
  'urn:oid:2.16.840.1.113883.2.4.4.16.32': 'The list of nationalities (table 32 of the BRP) is Dutch.',
  'urn:oid:2.16.840.1.113883.2.4.4.16.34': 'The list of countries (table 34 of the BRP) is Dutch.',
  'urn:iso:std:iso:3166': 'The Netherlands has its name from the code, another country from its address.',
  'http://hl7.org/fhir/sid/icf-nl': 'The ICF in Dutch (WHO-FIC); its qualifiers hold the degree in words.',
  'http://hl7.org/fhir/sid/icd-10-nl': 'The ICD-10 in Dutch (WHO-FIC).',
  'http://hl7.org/fhir/sid/icpc-1-nl': 'The ICPC in Dutch (NHG).',
  'https://referentiemodel.nhg.org/tabellen/nhg-tabel-14-contactwijze': 'The ways of contact of the general practitioner (NHG) are Dutch.',
}

const DIAGNOSES = [
  '195111005',
  '228158008',
  '30264000',
  '32709003',
  '429998004',
  '62014003',
  '64572001',
  '69482004',
  '704439001',
  '82971005',
]
const OPTICS = ['112881000146107', '152731000146106', '16830007', '246223004', '251762001', '251795007', '251797004']
const VALUES = ['161043008', '165996008', '167605001', '226789007', '255271000', '26261000146103', '26411000146101', '26421000146106']
const reasonFor = (codes: readonly string[], reason: string) => codes.map((code) => [`http://snomed.info/sct|${code}`, reason] as const)

/** Why the words of one code are shown as the source has them, by `system|code`. */
export const KEPT_CODES: Readonly<Record<string, string>> = Object.fromEntries([
  ...reasonFor([...DIAGNOSES, '86044005'], 'The display is Dutch, and a diagnosis is called by its own name.'),
  ...reasonFor([...OPTICS, '251799001', '419775003'], 'The display is Dutch; a term of the optician without a plainer one.'),
  ...reasonFor([...VALUES, '267056008', '281136009', '282888002', '284892005'], 'The display is Dutch and plain.'),
  ...reasonFor(['361137007', '419991009', '61086009', '301284009', '5467003'], 'The display is Dutch and plain.'),
  ...reasonFor(['123037004', '168537006', '258646005'], 'The display is Dutch and plain.'),
  ...reasonFor(
    ['900000000000013009'],
    'A code of SNOMED CT about itself ("synonym") stands where an answer belongs: only the words are right.',
  ),
  ...['1', '2'].map((code) => [`urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.27|${code}`, 'The name of an eye chart.'] as const),
])
