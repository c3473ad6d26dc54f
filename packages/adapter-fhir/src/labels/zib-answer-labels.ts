type Answers = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * Dutch words for the answers of scores by the code lists of the zibs (the last part of OID 2.16.840.1.113883.2.4.3.11.60.40.4).
 * The displays of the sources are Dutch, English or the name of the value ("TeLicht"), and two of them contradict each other:
 * 4.2 G1 is called LossLow in STU3 and LossAverage in R4, 5.1 G2 LossAverage and LossHigh. The instruments decide (MUST: one
 * point for 5 to 10 %; SNAQ: two points for more than 3 kg in a month).
 */
export const ZIB_ANSWER_LABELS: Answers = {
  // Barthel-index
  '1.1': { FECAL0: 'Incontinent', FECAL1: 'Af en toe een ongelukje', FECAL2: 'Continent' },
  '1.2': { URIN0: 'Incontinent of katheter', URIN1: 'Af en toe een ongelukje', URIN2: 'Continent' },
  '1.3': { GROOM0: 'Hulp nodig', GROOM1: 'Zelfstandig' },
  '1.4': { TOIL0: 'Afhankelijk', TOIL1: 'Hulp nodig', TOIL2: 'Zelfstandig' },
  '1.5': { FEED0: 'Afhankelijk', FEED1: 'Hulp nodig', FEED2: 'Zelfstandig' },
  '1.6': { TRANS0: 'Niet in staat', TRANS1: 'Veel hulp nodig', TRANS2: 'Weinig hulp nodig', TRANS3: 'Zelfstandig' },
  '1.7': { MOBIL0: 'Niet mobiel', MOBIL1: 'Zelfstandig met rolstoel', MOBIL2: 'Loopt met hulp', MOBIL3: 'Zelfstandig' },
  '1.8': { DRESS0: 'Afhankelijk', DRESS1: 'Hulp nodig', DRESS2: 'Zelfstandig' },
  '1.9': { CLIMB0: 'Niet in staat', CLIMB1: 'Hulp nodig', CLIMB2: 'Zelfstandig' },
  '1.10': { BATH0: 'Afhankelijk', BATH1: 'Zelfstandig' },
  // Glasgow-comaschaal
  '2.1': { E2: 'Bij een prikkel' },
  '2.2': { M4: 'Trekt terug' },
  '2.3': { V5: 'Georiënteerd' },
  // Bristol stoelgangschaal
  '3.1': { 'Type 4': 'Als een worst, glad en zacht', 'Type 6': 'Zachte stukjes met gerafelde randen' },
  // MUST
  '4.1': { B0: 'Hoger dan 20', B1: 'Tussen 18,5 en 20', B2: 'Lager dan 18,5' },
  '4.2': { G0: 'Minder dan 5%', G1: 'Tussen 5 en 10%', G2: 'Meer dan 10%' },
  '4.3': { Z0: 'Niet ziek', Z1: 'Acuut ziek' },
  // SNAQ
  '5.1': { G0: 'Geen', G2: 'Meer dan 3 kg in een maand', G3: 'Meer dan 6 kg in een half jaar' },
  '5.2': { B0: 'Normale eetlust', B1: 'Verminderde eetlust' },
  '5.3': { Z0: 'Nee', Z1: 'Ja' },
  // Wond
  '7.2': { GEEL: 'Geel', ROOD: 'Rood', ZWART: 'Zwart' },
  '7.3': { DROOG: 'Droog', VOCHTIG: 'Vochtig', NAT: 'Nat' },
  // Kleding tijdens het wegen
  '8.1': { UNDRESSED: 'Zonder kleding', MINIMAL: 'Weinig kleding', FULL: 'Met kleding', DIAPER: 'Luier' },
  // Manchet
  '15.1': { STD: 'Standaard', S: 'Klein', L: 'Groot', XL: 'Extra groot', KIND: 'Kind', JONGKIND: 'Jong kind' },
  // STRONGkids
  '17.1': { G0: 'Geen', G2: 'Gewichtsverlies, of geen groei' },
  '17.2': { R0: 'Geen ziekte met verhoogd risico', R1: 'Ziekte met verhoogd risico' },
  '17.3': { Z0: 'Normaal', Z1: 'Eet of drinkt minder' },
  '17.4': { T0: 'Goed', T1: 'Slecht' },
  // SNAQ65+
  '18.1': { G0: 'Minder dan 4 kg' },
  '18.2': { B0: 'Normale eetlust', B1: 'Verminderde eetlust' },
  '18.3': { In0: 'In staat tot inspanning', In1: 'Niet in staat tot inspanning' },
  '18.4': { A0: '25 cm of meer', A1: 'Minder dan 25 cm' },
  // SNAQrc
  '19.1': { G0: 'Weinig', G1: 'Matig', G2: 'Veel' },
  '19.2': { B0: 'Normale eetlust', B1: 'Verminderde eetlust' },
  '19.3': { B0: 'Gezond', B1: 'Te licht' },
  // COMFORT
  '20.1': { Alert2: 'Licht in slaap', Alert4: 'Wakker en alert' },
  '20.2': { Calm2: 'Licht angstig' },
  '20.3': { Vent3: 'Onrust of verzet tegen de beademing' },
  '20.4': { Cry2: 'Snikt of kreunt af en toe', Cry3: 'Jengelt of dreint' },
  '20.5': { Mov2: 'Af en toe kleine bewegingen', Mov3: 'Vaak kleine bewegingen' },
  '20.6': { Face2: 'Normale spanning', Face3: 'Spanning in sommige spieren' },
  '20.7': { Musc2: 'Minder spanning dan normaal' },
  // FLACC
  '21.1': { Face1: 'Fronst of trekt af en toe een grimas' },
  '21.2': { Legs2: 'Schopt, of trekt de benen op' },
  '21.3': { Act1: 'Kronkelt, is gespannen' },
  '21.4': { Cry0: 'Huilt niet' },
  '21.5': { Cons2: 'Moeilijk te troosten' },
}
