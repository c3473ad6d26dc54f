import type { Messages } from '@voordeur/core'

/**
 * What a notice says. It may lie in a mailbox and on a locked screen, so that it tells that there is something to read and never what: no care, no measure, no
 * law. Who opens it stands on the page itself.
 */
export const noticeWords = {
  nl: {
    'notice.new-measure': 'Er is iets nieuws te lezen over {client}',
    'notice.emergency': 'Er is een nieuw besluit te lezen over {client}',
    'notice.term-ends': '{when, select, past {Een termijn voor {client} is voorbij} other {Een termijn voor {client} loopt binnenkort af}}',
    'notice.evaluation-due':
      '{when, select, past {De dag om iets over {client} te bespreken is voorbij} other {Binnenkort is de dag om iets over {client} te bespreken}}',
  },
  en: {
    'notice.new-measure': 'There is something new to read about {client}',
    'notice.emergency': 'There is a new decision to read about {client}',
    'notice.term-ends': '{when, select, past {A term for {client} is over} other {A term for {client} ends soon}}',
    'notice.evaluation-due':
      '{when, select, past {The day to talk about something for {client} is over} other {The day to talk about something for {client} is near}}',
  },
} as const satisfies Messages
