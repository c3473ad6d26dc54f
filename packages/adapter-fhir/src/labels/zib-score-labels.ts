/**
 * Dutch words for the parts of scores by their number in the zibs (OID …40.4.0.1, `4002003`; STU3 writes …40.4.0, `4.2.3`).
 * The displays of the sources are English, or the name of the field ("DOSScore ZaktWeg").
 */
export const ZIB_SCORE_LABELS: Readonly<Record<string, string>> = {
  // Barthel-index
  '4002003': 'Blaas',
  '4002004': 'Darm',
  '4002005': 'Uiterlijke verzorging',
  '4002006': 'Gebruik van het toilet',
  '4002007': 'Eten',
  '4002008': 'Van bed naar stoel',
  '4002009': 'Mobiliteit',
  '4002010': 'Aan- en uitkleden',
  '4002011': 'Trappen lopen',
  '4002012': 'Baden of douchen',
  // MUST
  '4005003': 'BMI',
  '4005004': 'Gewichtsverlies',
  '4005005': 'Ziekte',
  // SNAQ
  '4006003': 'Gewichtsverlies',
  '4006004': 'Eetlust',
  '4006005': 'Drinkvoeding of sondevoeding',
  // STRONGkids
  '4028003': 'Gewichtsverlies',
  '4028004': 'Ziektebeeld',
  '4028005': 'Voeding',
  '4028008': 'Voedingstoestand',
  // SNAQrc
  '4029003': 'Gewichtsverlies',
  '4029004': 'Eetlust',
  '4029005': 'BMI',
  '4029008': 'Hulp bij eten',
  // SNAQ65+
  '4030003': 'Gewichtsverlies',
  '4030004': 'Eetlust',
  '4030005': 'Inspanning',
  '4030008': 'Omtrek van de bovenarm',
  // COMFORT
  '12012003': 'Alertheid',
  '12012004': 'Kalmte',
  '12012005': 'Reactie op beademing',
  '12012006': 'Huilen',
  '12012008': 'Beweging',
  '12012009': 'Gezichtsspanning',
  '12012010': 'Spierspanning',
  // FLACC
  '12013003': 'Gezicht',
  '12013004': 'Benen',
  '12013005': 'Activiteit',
  '12013006': 'Huilen',
  '12013009': 'Troostbaarheid',
  // Checklist pijngedrag
  '12017003': 'Gezicht gespannen',
  '12017004': 'Mond vertrokken',
  '12017005': 'Grimas',
  '12017006': 'Verdrietige blik',
  '12017007': 'Ogen dichtgeknepen',
  '12017008': 'Paniek',
  '12017009': 'Kreunen',
  '12017010': 'Huilen',
  '12017011': 'Onrustige geluiden',
  '12017012': 'Tranen',
  // DOS
  '18007006': 'Zakt weg tijdens een gesprek',
  '18007007': 'Is snel afgeleid',
  '18007008': 'Heeft aandacht voor een gesprek',
  '18007009': 'Maakt vraag of antwoord niet af',
  '18007010': 'Geeft antwoorden die niet passen',
  '18007011': 'Reageert traag',
  '18007012': 'Denkt ergens anders te zijn',
  '18007013': 'Beseft welk dagdeel het is',
  '18007014': 'Herinnert zich recente gebeurtenissen',
  '18007015': 'Is rusteloos',
  '18007016': 'Trekt aan draden of beddengoed',
  '18007017': 'Is snel geëmotioneerd',
  '18007018': 'Ziet of hoort dingen die er niet zijn',
  '19002004': 'Weefsel van de wond',
}
