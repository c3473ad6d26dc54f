import type { Messages } from '../../define/messages.ts'

/** Asking for a period of days. */
export const periodWords = {
  nl: {
    'period.from': 'Vanaf',
    'period.until': 'Tot en met',
    'period.show': 'Toon deze periode',
    'period.showChosen': 'Toon mijn keuze',
    'period.all': 'Toon alles',
    'period.notADay': 'Vul een datum in, zoals 31-12-2026.',
    'period.order': 'Deze dag ligt vóór de eerste dag. Kies een latere dag.',
  },
  en: {
    'period.from': 'From',
    'period.until': 'Up to and including',
    'period.show': 'Show this period',
    'period.showChosen': 'Show what I choose',
    'period.all': 'Show everything',
    'period.notADay': 'Enter a date, such as 31-12-2026.',
    'period.order': 'This day is before the first day. Choose a later day.',
  },
} as const satisfies Messages
