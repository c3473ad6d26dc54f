import type { Messages } from '@voordeur/core'

/** Words of the news as readers see it. */
export const newsWords: Messages = {
  nl: {
    'news.title': 'Nieuws',
    'news.tour': 'Hier staat nieuws van de organisatie.',
    'news.empty': 'Er is nu geen nieuws',
    'news.empty.text':
      '{mode, select, simple {Nieuws komt hier te staan.} other {Nieuws van de organisatie en van de locatie staat hier zodra het er is.}}',
    'news.new': 'Nieuw',
    'news.pinned': 'Staat bovenaan',
    'news.all': 'Al het nieuws',
    'news.more': 'Lees verder',
  },
  en: {
    'news.title': 'News',
    'news.tour': 'Here is news of the organisation.',
    'news.empty': 'There is no news now',
    'news.empty.text':
      '{mode, select, simple {News comes here.} other {News of the organisation and of the location stands here as soon as there is any.}}',
    'news.new': 'New',
    'news.pinned': 'Stays on top',
    'news.all': 'All news',
    'news.more': 'Read on',
  },
}
