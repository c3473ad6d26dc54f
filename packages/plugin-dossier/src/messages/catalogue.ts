import type { Messages } from '@voordeur/core'
import { documentWords } from './document-words.ts'
import { formWords } from './form-words.ts'
import { legalWords } from './legal-words.ts'
import { listWords } from './list-words.ts'
import { measurementWords } from './measurement-words.ts'
import { personWords } from './person-words.ts'
import { planWords } from './plan-words.ts'
import { relationWords } from './relation-words.ts'
import { reportWords } from './report-words.ts'

const SUBJECTS: readonly Messages[] = [
  listWords,
  reportWords,
  planWords,
  formWords,
  personWords,
  relationWords,
  legalWords,
  measurementWords,
  documentWords,
]

/** The words of this plugin: each subject stands in a file of its own, with both languages beside each other. */
export const catalogue: Messages = {
  nl: Object.fromEntries(SUBJECTS.flatMap(({ nl }) => Object.entries(nl))),
  en: Object.fromEntries(SUBJECTS.flatMap(({ en }) => Object.entries(en))),
}
