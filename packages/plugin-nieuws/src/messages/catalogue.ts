import type { Messages } from '@voordeur/core'
import { deskWords } from './desk-words.ts'
import { newsWords } from './news-words.ts'

/** The words of this plugin, both languages beside each other in a file for each subject. */
export const catalogue: Messages = { nl: { ...newsWords.nl, ...deskWords.nl }, en: { ...newsWords.en, ...deskWords.en } }
