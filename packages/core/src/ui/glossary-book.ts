import { createContext } from 'preact'
import type { Glossary } from '../define/glossary.ts'
import type { Translate } from '../define/messages.ts'

/** The words that are explained on a page, and where all of them stand. */
export interface GlossaryBook {
  readonly glossary: Glossary
  readonly t: Translate
  /** The address of the word list. */
  readonly href: string
}

/** What explains the words in the prose below; without it prose stands as it is. */
export const GlossaryBookContext = createContext<GlossaryBook | undefined>(undefined)
