/** News of the home; what is later than the export is not in it yet. */
export const NEWS: readonly {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly publishedAt: string
  readonly until?: string
  readonly pinned?: true
}[] = [
  {
    id: 'nieuws-griepprik',
    title: 'Griepprik in oktober',
    text: 'Op 21 en 22 oktober komt de huisarts langs voor de griepprik. U hoeft zich niet aan te melden.',
    publishedAt: '2026-10-05',
    until: '2026-10-23',
  },
  {
    id: 'nieuws-kerstconcert',
    title: 'Kerstconcert van ons eigen koor',
    text: 'Op zaterdag 19 december om 14.30 uur zingt het koor van De Maaspoort in de grote zaal. Familie is van harte welkom. Koffie en kerststol staan klaar.',
    publishedAt: '2026-11-16',
    until: '2026-12-20',
    pinned: true,
  },
  {
    id: 'nieuws-lift',
    title: 'Lift aan de kant van De Kade een dag dicht',
    text: 'Op dinsdag 1 december wordt de lift nagekeken. Neem die dag de lift bij de receptie.',
    publishedAt: '2026-11-20',
    until: '2026-12-02',
  },
]
