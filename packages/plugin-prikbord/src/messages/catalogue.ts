import type { Messages } from '@voordeur/core'
import { boardWords } from './board-words.ts'
import { photoWords } from './photo-words.ts'

/** The words of this plugin, both languages beside each other in a file for each subject. */
export const catalogue: Messages = { nl: { ...boardWords.nl, ...photoWords.nl }, en: { ...boardWords.en, ...photoWords.en } }
