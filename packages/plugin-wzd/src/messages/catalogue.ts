import type { Messages } from '@voordeur/core'
import { findingWords } from './finding-words.ts'
import { lawWords } from './law-words.ts'
import { measureWords } from './measure-words.ts'
import { noticeWords } from './notice-words.ts'
import { reviewWords } from './review-words.ts'
import { rightsWords } from './rights-words.ts'
import { timelineWords } from './timeline-words.ts'

const SUBJECTS: readonly Messages[] = [measureWords, lawWords, timelineWords, rightsWords, noticeWords, reviewWords, findingWords]

/** The words of this plugin: each subject stands in a file of its own, with both languages beside each other. */
export const catalogue: Messages = {
  nl: Object.fromEntries(SUBJECTS.flatMap(({ nl }) => Object.entries(nl))),
  en: Object.fromEntries(SUBJECTS.flatMap(({ en }) => Object.entries(en))),
}
