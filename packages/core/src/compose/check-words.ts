import { LOCALES } from '../define/messages.ts'
import type { Plugin } from '../define/plugin.ts'
import type { Check } from './draft.ts'
import { EXPLAINED_WORD } from './glossary.ts'
import type { Problem } from './problem.ts'
import { quote } from './quote.ts'

/** Every word that is explained can be found in a text, says what it means, and does so in both languages of a plugin. */
export const checkWords: Check = ({ config, plugins }) => [
  ...checkEach(Object.entries(config.language?.words ?? {}), 'language.words'),
  ...plugins.flatMap((plugin) => checkPlugin(plugin)),
]

function checkPlugin({ id, words }: Plugin): readonly Problem[] {
  if (!words) return []
  const each = LOCALES.flatMap((locale) => checkEach(Object.entries(words[locale]), `${id}, words.${locale}`))
  return [...each, ...findOneSided(id, words)]
}

function findOneSided(id: string, words: NonNullable<Plugin['words']>): readonly Problem[] {
  return LOCALES.flatMap((missing) =>
    LOCALES.flatMap((locale) => Object.keys(words[locale]))
      .filter((word) => !Object.hasOwn(words[missing], word))
      .map((word) => ({
        code: 'WORD_INVALID',
        place: `${id}, words.${missing}`,
        cause: `The word ${quote(word)} is explained in one language and not in ${quote(missing)}.`,
        fix: `Add it to words.${missing}: the word as the record writes it, with what it means in that language.`,
      })),
  )
}

function checkEach(words: readonly (readonly [word: string, meaning: string])[], place: string): readonly Problem[] {
  return words.flatMap(([word, meaning]) => [
    ...(EXPLAINED_WORD.test(word) ? [] : [toProblem(`The word ${quote(word)} can not be found in a text.`, place)]),
    ...(meaning.trim() === '' ? [toProblem(`The word ${quote(word)} has no explanation.`, place)] : []),
  ])
}

function toProblem(cause: string, place: string): Problem {
  return {
    code: 'WORD_INVALID',
    place,
    cause,
    fix: 'Write a word of letters and digits, at most 60, and say in plain language what it means.',
  }
}
