import type { Messages } from '@voordeur/core'
import { correctionWords } from './correction-words.ts'
import { firstAccessWords } from './first-access-words.ts'
import { portalWords } from './portal-words.ts'
import { requestsWords } from './requests-words.ts'

/** The words of this plugin, both languages beside each other in a file for each subject. */
export const catalogue: Messages = {
  nl: { ...requestsWords.nl, ...firstAccessWords.nl, ...correctionWords.nl, ...portalWords.nl },
  en: { ...requestsWords.en, ...firstAccessWords.en, ...correctionWords.en, ...portalWords.en },
}
