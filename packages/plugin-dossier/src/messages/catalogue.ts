import type { Messages } from '@voordeur/core'
import { en } from './en.ts'
import { nl } from './nl.ts'
import { recordWords } from './record-words.ts'

/** The words of this plugin; those of one subject stand in a file of their own, with both languages beside each other. */
export const catalogue: Messages = { nl: { ...nl, ...recordWords.nl }, en: { ...en, ...recordWords.en } }
