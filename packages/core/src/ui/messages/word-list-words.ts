import type { Messages } from '../../define/messages.ts'

/** The words of the Woordenlijst, and of what explains a word where it stands. */
export const wordListWords: Messages = {
  nl: {
    'words.title': 'Woordenlijst',
    'words.lead':
      '{mode, select, simple {{form, select, je {Zie je} other {Ziet u}} een woord met stipjes eronder? Druk erop. Dan {form, select, je {lees je} other {leest u}} wat het betekent.} other {Deze woorden staan vaak in het dossier. {form, select, je {Zie je} other {Ziet u}} zo’n woord met een stippellijn eronder? Druk erop en {form, select, je {je leest} other {u leest}} wat het betekent.}}',
    'words.explain': '{word}: uitleg van dit woord',
    'words.close': 'Sluiten',
    'words.all': 'Alle woorden',
  },
  en: {
    'words.title': 'Word list',
    'words.lead':
      '{mode, select, simple {Do you see a word with dots below it? Press it. Then you read what it means.} other {These words are often used in the record. Do you see such a word with a dotted line below it? Press it to read what it means.}}',
    'words.explain': '{word}: what this word means',
    'words.close': 'Close',
    'words.all': 'All words',
  },
}
