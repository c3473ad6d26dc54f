import type { Messages } from '@voordeur/core'

/**
 * What a notice says. It may lie in a mailbox and on a locked screen, so that it tells that there is something to read and never what: no care, no measure, no
 * law. Who opens it stands on the page itself.
 */
export const noticeWords = {
  nl: {
    'notice.new-measure': 'Er is een nieuwe afspraak om te lezen over {client}',
    'notice.emergency': 'Er is een nieuw besluit om te lezen over {client}',
    'notice.term-ends': 'Een afspraak over {client} loopt binnenkort af',
    'notice.evaluation-due': 'Het is tijd om een afspraak over {client} te bespreken',
  },
  en: {
    'notice.new-measure': 'There is a new agreement to read about {client}',
    'notice.emergency': 'There is a new decision to read about {client}',
    'notice.term-ends': 'An agreement about {client} ends soon',
    'notice.evaluation-due': 'It is time to talk about an agreement for {client}',
  },
} as const satisfies Messages
