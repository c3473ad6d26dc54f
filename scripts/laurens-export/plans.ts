import type { PlanData } from './client.ts'

/** The care plans by client number. */
export const PLANS: Readonly<Record<string, PlanData>> = {
  'LR-10396': {
    title: 'Zorgplan mevrouw Koopmans',
    changedOn: '2026-07-30',
    goals: [
      {
        problem: 'Hartfalen: vocht houdt zich snel vast',
        goal: 'Ik blijf rond de 61 kilo en kan plat slapen.',
        start: '2025-06-05',
        due: '2026-12-05',
        agreements: [
          {
            text: 'Wegen voor het ontbijt; bij twee kilo erbij in drie dagen bellen met de hartfalenpoli',
            frequency: [1, 1, 'd'],
            by: 'Verzorgende',
          },
          { text: 'Steunkousen aan vóór het opstaan', frequency: [1, 1, 'd'], by: 'Verzorgende' },
        ],
      },
      {
        problem: 'Heimwee naar Zeeland',
        goal: 'Ik wil mijn laatste jaren bij de zee wonen.',
        start: '2026-07-23',
        due: '2027-01-01',
        agreements: [
          { text: 'Verhuizing naar Middelburg voorbereiden met dochter Lies', frequency: [1, 1, 'mo'], by: 'Contactverzorgende' },
        ],
      },
    ],
  },
  'LR-10412': {
    title: 'Zorgplan mevrouw Van den Heuvel',
    changedOn: '2026-06-18',
    goals: [
      {
        problem: 'Mevrouw vergeet veel en raakt aan het eind van de dag onrustig',
        goal: 'Ik wil me thuis voelen en weten waar ik aan toe ben.',
        start: '2025-05-12',
        due: '2026-12-18',
        agreements: [
          { text: 'Dagindeling op het bord schrijven en samen lezen', frequency: [1, 1, 'd'], by: 'Verzorgende' },
          { text: 'Om vier uur de lampen aan en muziek op, in het donkere halfjaar', frequency: [1, 1, 'd'], by: 'Gastvrouw' },
          { text: 'Niet corrigeren als mevrouw over vroeger praat alsof het nu is', by: 'Iedereen' },
        ],
      },
      {
        problem: 'Mevrouw vergeet te eten als zij is afgeleid',
        goal: 'Mijn gewicht blijft boven de 64 kilo.',
        start: '2026-01-15',
        due: '2027-01-15',
        agreements: [
          { text: 'Klein bord en een vaste plek naast de gastvrouw', frequency: [3, 1, 'd'], by: 'Gastvrouw' },
          { text: 'Drinkvoeding om tien uur aanbieden', frequency: [1, 1, 'd'], by: 'Verzorgende' },
          { text: 'Wegen voor het ontbijt', frequency: [1, 1, 'wk'], by: 'Helpende' },
        ],
      },
      {
        problem: 'Muziek is voor mevrouw het belangrijkste van de week',
        goal: 'Ik wil elke week zingen, het liefst in een koor.',
        start: '2025-05-12',
        due: '2026-12-24',
        agreements: [
          { text: 'Meedoen met het zangkoor op donderdag', frequency: [1, 1, 'wk'], by: 'Activiteitenbegeleider' },
          { text: 'Tijdens het douchen samen zingen', frequency: [2, 1, 'wk'], by: 'Verzorgende' },
        ],
      },
    ],
  },
  'LR-10437': {
    title: 'Zorg- en revalidatieplan meneer Verhagen',
    changedOn: '2026-06-11',
    goals: [
      {
        problem: 'Arm en been rechts zijn zwakker na de beroerte',
        goal: 'Ik wil met oud en nieuw een weekend thuis slapen.',
        start: '2026-06-11',
        due: '2026-12-31',
        agreements: [
          { text: 'Traplopen oefenen met de leuning links', frequency: [3, 1, 'wk'], by: 'Fysiotherapeut' },
          { text: 'Lopen met rollator, spalk om, iemand loopt ernaast', frequency: [3, 1, 'd'], by: 'Verzorgende' },
          { text: 'Drempels en leuningen thuis bekijken', by: 'Ergotherapeut' },
        ],
      },
      {
        problem: 'Woorden vinden kost moeite',
        goal: 'Ik wil zelf kunnen vertellen wat ik wil, in korte zinnen.',
        start: '2025-08-19',
        due: '2026-12-15',
        agreements: [
          { text: 'Oefenen met het schrift van de logopedie', frequency: [5, 1, 'wk'], by: 'Logopedist en echtgenote' },
          { text: 'Rustig wachten tot het woord komt, niet invullen', by: 'Iedereen' },
        ],
      },
      {
        problem: 'Kans op vallen als meneer zonder hulp opstaat',
        goal: 'Ik val niet meer.',
        start: '2025-09-30',
        due: '2026-12-15',
        agreements: [
          { text: 'Bel onder handbereik links, remmen controleren', frequency: [6, 1, 'd'], by: 'Verzorgende' },
          { text: 'Opstaan oefenen vanuit de stoel', frequency: [2, 1, 'd'], by: 'Beweegagoog' },
        ],
      },
    ],
  },
  'LR-10458': {
    title: 'Zorgplan mevrouw Ramdin',
    changedOn: '2026-06-02',
    goals: [
      {
        problem: 'Diabetes: de bloedsuiker schommelt',
        goal: 'Ik houd mijn waarden tussen de 5 en de 10 en schrijf ze zelf op.',
        start: '2025-05-22',
        due: '2026-12-02',
        agreements: [
          { text: 'Bloedsuiker meten voor het ontbijt en voor het avondeten', frequency: [2, 1, 'd'], by: 'Mevrouw zelf, met verzorgende' },
          { text: 'Voeten nakijken', frequency: [1, 1, 'wk'], by: 'Verzorgende' },
        ],
      },
      {
        problem: 'Na de wond blijft de huid van het linkeronderbeen kwetsbaar',
        goal: 'Mijn been blijft dicht.',
        start: '2026-04-16',
        due: '2027-04-16',
        agreements: [
          { text: 'Steunkousen aan en uit, huid bekijken en invetten', frequency: [2, 1, 'd'], by: 'Verzorgende' },
          { text: 'Been hoog na de lunch', frequency: [1, 1, 'd'], by: 'Mevrouw zelf' },
        ],
      },
      {
        problem: 'Mevrouw mist haar eigen keuken',
        goal: 'Ik kook elke vrijdag zelf in de theekeuken.',
        start: '2026-06-02',
        due: '2026-12-02',
        agreements: [
          { text: 'Boodschappen en kruiden klaarzetten, iemand blijft in de buurt', frequency: [1, 1, 'wk'], by: 'Activiteitenbegeleider' },
        ],
      },
    ],
  },
  'LR-10463': {
    title: 'Zorgplan meneer Yıldız',
    changedOn: '2026-05-19',
    goals: [
      {
        problem: 'COPD: benauwdheid bij inspanning en warmte',
        goal: 'Ik wil zonder benauwdheid tot aan de bakker lopen.',
        start: '2025-10-15',
        due: '2026-12-19',
        agreements: [
          { text: 'Inhaleren met de voorzetkamer, daarna mond spoelen', frequency: [2, 1, 'd'], by: 'Verzorgende' },
          { text: 'Looptraining op eigen tempo', frequency: [2, 1, 'wk'], by: 'Fysiotherapeut' },
          { text: 'Bij benauwdheid: ventilator, hand op de borst, samen uitblazen', by: 'Iedereen' },
        ],
      },
      {
        problem: 'Nederlands is een tweede taal',
        goal: 'Ik wil begrijpen wat er over mij besproken wordt.',
        start: '2025-05-30',
        due: '2026-12-19',
        agreements: [{ text: 'Tolkentelefoon bij gesprekken over zorg', frequency: [1, 1, 'mo'], by: 'Arts en contactverzorgende' }],
      },
      {
        problem: 'Geloof hoort bij de dag',
        goal: 'Ik wil vijf keer per dag kunnen bidden en halal eten.',
        start: '2024-12-16',
        due: '2026-12-19',
        agreements: [{ text: 'Water en kruk klaarzetten voor het gebed', frequency: [5, 1, 'd'], by: 'Verzorgende' }],
      },
    ],
  },
  'LR-10479': {
    title: 'Zorgplan mevrouw Terlouw',
    changedOn: '2026-06-15',
    goals: [
      {
        problem: 'Herstel na de gebroken heup',
        goal: 'Ik wandel zelf naar de haringkar en terug.',
        start: '2026-02-20',
        due: '2026-12-15',
        agreements: [
          { text: 'Oefenen bij de fysiotherapeut', frequency: [1, 1, 'wk'], by: 'Fysiotherapeut' },
          { text: 'Buiten lopen, begeleiding op afstand', frequency: [3, 1, 'wk'], by: 'Vrijwilliger of verzorgende' },
        ],
      },
      {
        problem: 'Slechthorend aan beide oren',
        goal: 'Ik volg elk gesprek, ook aan een volle tafel.',
        start: '2025-06-30',
        due: '2026-12-15',
        agreements: [
          { text: 'Hoorapparaten schoonmaken en batterijen nakijken', frequency: [1, 1, 'wk'], by: 'Mevrouw zelf' },
          { text: 'Voor mevrouw gaan staan en rustig praten, niet roepen', by: 'Iedereen' },
        ],
      },
      {
        problem: 'Mevrouw beslist zelf en wil dat houden',
        goal: 'Er gebeurt niets over mij zonder mij.',
        start: '2025-01-27',
        due: '2026-12-15',
        agreements: [{ text: 'Zorgplan en uitslagen eerst met mevrouw bespreken', frequency: [2, 12, 'mo'], by: 'Contactverzorgende' }],
      },
    ],
  },
  'LR-10485': {
    title: 'Zorgplan mevrouw Évora Lima',
    changedOn: '2026-06-24',
    goals: [
      {
        problem: 'Slikken gaat moeilijker door de ziekte van Parkinson',
        goal: 'Ik wil veilig eten en ervan genieten, ook van het eten van thuis.',
        start: '2025-09-11',
        due: '2026-12-24',
        agreements: [
          { text: 'Gemalen eten en licht verdikt drinken, rechtop zitten', frequency: [3, 1, 'd'], by: 'Verzorgende' },
          { text: 'Meekijken bij de maaltijd', frequency: [1, 2, 'wk'], by: 'Logopedist' },
        ],
      },
      {
        problem: 'Mevrouw komt moeilijk op gang en kan bevriezen bij drempels',
        goal: 'Ik wil zonder angst van mijn bed naar mijn stoel.',
        start: '2025-12-02',
        due: '2026-12-24',
        agreements: [
          { text: 'Medicatie op de minuut geven', frequency: [5, 1, 'd'], by: 'Verzorgende of verpleegkundige' },
          { text: 'Lopen op de maat, over de gekleurde strepen', frequency: [2, 1, 'd'], by: 'Verzorgende' },
        ],
      },
      {
        problem: 'Geloof en familie geven mevrouw kracht',
        goal: 'Ik wil elke zondag naar de mis, zolang het gaat.',
        start: '2024-09-01',
        due: '2026-12-24',
        agreements: [{ text: 'Om negen uur klaar voor het busje van de parochie', frequency: [1, 1, 'wk'], by: 'Verzorgende' }],
      },
    ],
  },
  'LR-10491': {
    title: 'Zorgplan meneer Bouwman',
    changedOn: '2026-05-26',
    goals: [],
    html: '<h3>Wie is meneer Bouwman?</h3><p>Meneer heeft 38 jaar op de tram gereden. Zijn dag volgt nog altijd de dienstregeling: om half vijf begint de late dienst.</p><h3>Doelen en afspraken</h3><ul><li><strong>Ik wil mijn werk doen.</strong> Om half vijf een rondje lopen met de pet op, elke dag.</li><li><strong>Ik wil veilig naar buiten.</strong> Twee keer per week wandelen met een vrijwilliger of met Wim.</li><li><strong>Ik wil rustig slapen.</strong> Warme melk om tien uur. Bij nachtelijke onrust zeggen dat er vandaag niet gereden wordt.</li></ul><table><thead><tr><th>Wie</th><th>Wat</th></tr></thead><tbody><tr><td>Contactverzorgende</td><td>Wekelijks bellen met Wim</td></tr><tr><td>Psycholoog</td><td>Elk kwartaal de onrust bespreken</td></tr></tbody></table>',
  },
}
