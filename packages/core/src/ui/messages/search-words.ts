import type { Messages } from '../../define/messages.ts'

/** Zoeken: what can be typed, and what is said when there is nothing to show. */
export const searchWords = {
  nl: {
    'search.title': 'Zoeken',
    'search.words': 'Waar {form, select, je {zoek je} other {zoekt u}} naar?',
    'search.hint':
      '{mode, select, simple {Vul een woord in.} other {Zet woorden die bij elkaar horen tussen aanhalingstekens: "goed geslapen".}}',
    'search.short': 'Zoek in het dossier',
    'search.find': 'Zoeken',
    'search.narrow': 'Kies een periode of soort',
    'search.kind': 'Soort',
    'search.kind.all': 'Alles',
    'search.clear': 'Opnieuw beginnen',
    'search.start': 'Zoeken in het dossier',
    'search.start.text':
      '{mode, select, simple {Vul een woord in. Druk dan op Zoeken.} other {{form, select, je {Vul een of meer woorden in. Je vindt alleen wat je ook in de andere onderdelen mag lezen.} other {Vul een of meer woorden in. U vindt alleen wat u ook in de andere onderdelen mag lezen.}}}}',
    'search.missing': 'Vul een woord in.',
    'search.tooShort': 'Vul een woord in van minstens twee letters.',
    'search.common': 'Dit woord staat bijna overal',
    'search.common.text':
      '{mode, select, simple {Dit woord kan het portaal niet zoeken. Vul een ander woord in.} other {Woorden als "de", "het" en "niet" worden niet gezocht. Vul een ander woord in.}}',
    'search.none': 'Niets gevonden',
    'search.none.text': 'Probeer een ander woord, of alleen het begin van een woord.',
    'search.none.narrowed': 'Probeer een ander woord, een andere periode of een andere soort.',
    'search.found': 'Gevonden, het nieuwste bovenaan',
    'search.place': 'in {part}',
  },
  en: {
    'search.title': 'Search',
    'search.words': 'What are you looking for?',
    'search.hint': '{mode, select, simple {Enter a word.} other {Put words that belong together between quotation marks: "slept well".}}',
    'search.short': 'Search the record',
    'search.find': 'Search',
    'search.narrow': 'Choose a period or kind',
    'search.kind': 'Kind',
    'search.kind.all': 'Everything',
    'search.clear': 'Start again',
    'search.start': 'Search the record',
    'search.start.text':
      '{mode, select, simple {Enter a word. Then press Search.} other {Enter one or more words. You only find what you may also read in the other parts.}}',
    'search.missing': 'Enter a word.',
    'search.tooShort': 'Enter a word of at least two letters.',
    'search.common': 'This word is almost everywhere',
    'search.common.text':
      '{mode, select, simple {The portal can not search for this word. Enter another word.} other {Words such as "de", "het" and "niet" are not searched for. Enter another word.}}',
    'search.none': 'Nothing found',
    'search.none.text': 'Try another word, or only the beginning of a word.',
    'search.none.narrowed': 'Try another word, another period or another kind.',
    'search.found': 'Found, newest first',
    'search.place': 'in {part}',
  },
} as const satisfies Messages
