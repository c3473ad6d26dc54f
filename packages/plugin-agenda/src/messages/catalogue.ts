import type { Messages } from '@voordeur/core'
import { calendarWords } from './calendar-words.ts'
import { formWords } from './form-words.ts'

/** The words of this plugin. */
export const catalogue: Messages = {
  nl: { ...calendarWords.nl, ...formWords.nl },
  en: { ...calendarWords.en, ...formWords.en },
}
