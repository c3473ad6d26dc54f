import type { MessageCatalogue, Messages } from '../../define/messages.ts'
import { accessLogWords } from './access-log-words.ts'
import { basisWords } from './basis-words.ts'
import { deskWords } from './desk-words.ts'
import { downloadWords } from './download-words.ts'
import { en } from './en.ts'
import { nl } from './nl.ts'
import { feedWords } from './feed-words.ts'
import { listWords } from './list-words.ts'
import { noticeWords } from './notice-words.ts'
import { overlayWords } from './overlay-words.ts'
import { peopleWords } from './people-words.ts'
import { periodWords } from './period-words.ts'
import { previewWords } from './preview-words.ts'
import { requestWords } from './request-words.ts'
import { rightsWords } from './rights-words.ts'
import { searchWords } from './search-words.ts'
import { termsWords } from './terms-words.ts'
import { tourWords } from './tour-words.ts'
import { uploadWords } from './upload-words.ts'
import { statementWords } from './statement-words.ts'
import { wordListWords } from './word-list-words.ts'

// Words of one subject stand in a file of their own, with both languages beside each other.
const BOOKS: readonly Messages[] = [
  { nl, en },
  basisWords,
  noticeWords,
  overlayWords,
  peopleWords,
  periodWords,
  listWords,
  previewWords,
  requestWords,
  rightsWords,
  accessLogWords,
  downloadWords,
  feedWords,
  searchWords,
  uploadWords,
  wordListWords,
  deskWords,
  statementWords,
  termsWords,
  tourWords,
]

/** The words of the portal's own pages: core's catalogue, whose keys a view names in full (`core.header.start`). Every message is given `form`. */
export const coreMessages: Messages = { nl: bind('nl'), en: bind('en') }

function bind(locale: keyof Messages): MessageCatalogue {
  return Object.fromEntries(BOOKS.flatMap((book) => Object.entries(book[locale])))
}
