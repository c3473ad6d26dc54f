import type { MessageCatalogue, Messages } from '@voordeur/core'
import { accountsWords } from './accounts-words.ts'
import { clientStepWords } from './client-step-words.ts'
import { clientsWords } from './clients-words.ts'
import { correctionWords } from './correction-words.ts'
import { firstAccessWords } from './first-access-words.ts'
import { invitationWords } from './invitation-words.ts'
import { portalWords } from './portal-words.ts'
import { requestsWords } from './requests-words.ts'
import { staffWords } from './staff-words.ts'
import { watchingWords } from './watching-words.ts'

const BOOKS: readonly Messages[] = [
  clientsWords,
  clientStepWords,
  requestsWords,
  firstAccessWords,
  accountsWords,
  invitationWords,
  correctionWords,
  watchingWords,
  staffWords,
  portalWords,
]

/** The words of this plugin, both languages beside each other in a file for each subject. */
export const catalogue: Messages = { nl: bind('nl'), en: bind('en') }

function bind(locale: keyof Messages): MessageCatalogue {
  return Object.fromEntries(BOOKS.flatMap((book) => Object.entries(book[locale])))
}
