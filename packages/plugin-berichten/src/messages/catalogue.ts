import type { Messages } from '@voordeur/core'
import { deskWords } from './desk-words.ts'
import { inboxWords } from './inbox-words.ts'
import { writingWords } from './writing-words.ts'

/** The words of this plugin: each subject stands in a file of its own, with both languages beside each other. */
export const catalogue: Messages = {
  nl: { ...inboxWords.nl, ...writingWords.nl, ...deskWords.nl },
  en: { ...inboxWords.en, ...writingWords.en, ...deskWords.en },
}
