/** What a client laid down, what was agreed, who represents them, and what to mind. */
export interface Directions {
  /** By code of the zib (NL-CM 7.15, WilsverklaringTypeCodelijst); `speaks` is the number of the contact who speaks for the client. */
  readonly directives?: readonly {
    readonly code: 'NR' | 'VOL' | 'LW'
    readonly label: string
    readonly day: string
    readonly note?: string
    readonly speaks?: number
  }[]
  /** By SNOMED CT code of the treatment. */
  readonly treatments?: readonly {
    readonly code: string
    readonly label: string
    readonly day: string
    readonly decision: 'permit' | 'deny' | { readonly only: string }
    readonly by: string
  }[]
  readonly legal?: readonly {
    readonly kind: 'status' | 'representation'
    readonly code: string
    readonly label: string
    readonly from: string
  }[]
  readonly alerts?: readonly {
    readonly label: string
    readonly code?: string
    readonly from: string
    readonly note?: string
    readonly by: string
  }[]
}

const RESUSCITATION = { code: '89666000', label: 'Reanimatie' }
const HOSPITAL = { code: '32485007', label: 'Opname in het ziekenhuis' }
const FALLS = { code: '129839007', label: 'Verhoogd valrisico' }

/** By client number. */
export const DIRECTIONS: Readonly<Record<string, Directions>> = {
  'LR-10396': {
    directives: [{ code: 'VOL', label: 'Volmacht', day: '2023-10-23', speaks: 1 }],
    treatments: [{ ...RESUSCITATION, day: '2023-10-23', decision: 'deny', by: 'm19' }],
    alerts: [
      { label: 'Houdt snel vocht vast', from: '2025-06-05', note: 'Twee kilo erbij in drie dagen: hartfalenpoli bellen.', by: 'm08' },
    ],
  },
  'LR-10412': {
    directives: [
      { code: 'NR', label: 'Niet reanimeren verklaring', day: '2025-05-12', note: 'Het besluit staat bij de documenten.', speaks: 1 },
      { code: 'VOL', label: 'Volmacht', day: '2024-11-04', speaks: 1 },
    ],
    treatments: [
      { ...RESUSCITATION, day: '2025-05-12', decision: 'deny', by: 'm19' },
      { ...HOSPITAL, day: '2025-05-12', decision: { only: 'Alleen bij een breuk of als het leed hier niet te verlichten is.' }, by: 'm19' },
    ],
    alerts: [
      { ...FALLS, from: '2025-08-03', note: 'Rollator altijd binnen bereik zetten.', by: 'm03' },
      { label: 'Vergeet te eten bij afleiding', from: '2026-01-15', by: 'm03' },
    ],
  },
  'LR-10437': {
    treatments: [{ ...RESUSCITATION, day: '2025-04-07', decision: 'permit', by: 'm19' }],
    alerts: [
      { ...FALLS, from: '2025-09-30', note: 'Remmen en bel controleren.', by: 'm03' },
      { label: 'Spreken kost moeite, begrijpen gaat goed', from: '2025-05-20', by: 'm20' },
    ],
  },
  'LR-10458': {
    treatments: [{ ...RESUSCITATION, day: '2025-02-17', decision: 'permit', by: 'm19' }],
    alerts: [{ label: 'Overgevoelig voor pleisters', from: '2025-05-22', note: 'Zwachtels met clips vastzetten.', by: 'm08' }],
  },
  'LR-10463': {
    directives: [{ code: 'LW', label: 'Levenswensverklaring', day: '2026-05-19', note: 'Met hulp van een tolk opgeschreven.', speaks: 1 }],
    treatments: [
      {
        ...HOSPITAL,
        day: '2026-05-19',
        decision: { only: 'Niet meer naar het ziekenhuis, behalve als het hier niet te verlichten is.' },
        by: 'm19',
      },
      { ...RESUSCITATION, day: '2026-05-19', decision: 'deny', by: 'm19' },
    ],
    alerts: [{ label: 'Benauwd bij warmte en inspanning', from: '2025-05-30', by: 'm08' }],
  },
  'LR-10479': {
    directives: [
      { code: 'NR', label: 'Niet reanimeren verklaring', day: '2025-01-27', note: 'Mevrouw draagt de penning.', speaks: 1 },
      { code: 'VOL', label: 'Volmacht', day: '2025-01-27', speaks: 1 },
    ],
    treatments: [{ ...RESUSCITATION, day: '2025-01-27', decision: 'deny', by: 'm19' }],
    alerts: [{ label: 'Slechthorend aan beide oren', from: '2025-06-30', by: 'm07' }],
  },
  'LR-10485': {
    legal: [{ kind: 'representation', code: '8', label: 'Mentorschap', from: '2024-05-21' }],
    treatments: [
      { ...RESUSCITATION, day: '2024-07-01', decision: 'permit', by: 'm19' },
      { code: '61420007', label: 'Sondevoeding', day: '2025-09-11', decision: 'deny', by: 'm19' },
    ],
    alerts: [
      { label: 'Verslikt zich', from: '2025-09-08', note: 'Alleen gemalen voeding en verdikt drinken, rechtop.', by: 'm20' },
      { ...FALLS, from: '2025-11-25', note: 'Mevrouw bevriest in deuropeningen.', by: 'm21' },
    ],
  },
  'LR-10491': {
    legal: [{ kind: 'status', code: 'OPM', label: 'Besluit tot opname en verblijf', from: '2024-02-12' }],
    treatments: [{ ...RESUSCITATION, day: '2024-03-01', decision: 'deny', by: 'm19' }],
    alerts: [{ label: 'Kan de weg kwijtraken', from: '2025-07-21', note: 'Niet alleen naar buiten.', by: 'm02' }],
  },
}
