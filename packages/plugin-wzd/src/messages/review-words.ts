import type { Messages } from '@voordeur/core'

/** What the desk sees of measures: which one, what kind of thing, and which fields. Never a word of what stands in them. */
export const reviewWords = {
  nl: {
    'review.title': 'WZD nakijken',
    'review.lead':
      'Van deze maatregelen is in het zorgdossier iets niet ingevuld, of klopt een termijn niet. Vul het daar aan: bij de volgende keer lezen verdwijnt de regel hier. Van de inhoud staat hier niets.',
    'review.none': 'Er is niets om na te kijken',
    'review.none.text': 'Ontbreekt er iets bij een maatregel, of is een termijn voorbij, dan staat het hier.',
    'review.caption': 'Om na te kijken, het oudste bovenaan ({total})',
    'review.column.record': 'Maatregel',
    'review.column.source': 'Bron',
    'review.column.what': 'Wat',
    'review.column.since': 'Sinds',
    'review.fields': 'Gaat over: {fields}',
    'review.next': 'Volgende',
    'review.first': 'Terug naar het begin',
  },
  en: {
    'review.title': 'Review WZD',
    'review.lead':
      'Of these measures something is not filled in in the care record, or a term is not right. Complete it there: after the next reading the line here is gone. Of what the measure says nothing stands here.',
    'review.none': 'There is nothing to review',
    'review.none.text': 'When something of a measure is missing, or a term has passed, it stands here.',
    'review.caption': 'To review, the oldest first ({total})',
    'review.column.record': 'Measure',
    'review.column.source': 'Source',
    'review.column.what': 'What',
    'review.column.since': 'Since',
    'review.fields': 'About: {fields}',
    'review.next': 'Next',
    'review.first': 'Back to the beginning',
  },
} as const satisfies Messages
