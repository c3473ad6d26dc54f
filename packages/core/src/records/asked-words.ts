import { sql, type RawBuilder } from 'kysely'
import { toPlainWords } from './search-words.ts'

/** What somebody looks for: every word, and every phrase as it stands. */
export interface AskedWords {
  /** What stood in quotes. */
  readonly phrases: readonly string[]
  /** Words of which the order does not matter, with a space between them. */
  readonly words: string
  /** The last word, which may be the beginning of one: somebody who types has often not finished. */
  readonly beginning: string
}

/** How much of what is typed counts, in characters. */
export const MOST_TYPED = 200

// Two letters begin half the language.
const SHORTEST_BEGINNING = 3

/** Reads what somebody typed. Nothing of it is syntax but quotes: what is neither a letter nor a digit only parts words. */
export function readAskedWords(typed: string): AskedWords {
  const text = typed.slice(0, MOST_TYPED).replaceAll(/[„“”«»]/g, '"')
  const phrases = [...text.matchAll(/"([^"]*)"/g)].map(([, phrase = '']) => toPlainWords(phrase)).filter((phrase) => phrase !== '')
  const words = toPlainWords(text.replaceAll(/"[^"]*"/g, ' ')).split(' ')
  const last = words.at(-1) ?? ''
  const begins = last.length >= SHORTEST_BEGINNING
  return { phrases, words: (begins ? words.slice(0, -1) : words).join(' '), beginning: begins ? last : '' }
}

/** Whether there is a word to look for; one that is in every text (de, het, een) still says nothing. */
export function hasWords({ phrases, words, beginning }: AskedWords): boolean {
  return phrases.length > 0 || words !== '' || beginning !== ''
}

/** The `tsquery` of a record in which all of it stands. Every value is a parameter. */
export function toQueryOfAll({ phrases, words, beginning }: AskedWords): RawBuilder<string> {
  const each = [...phrases.map((phrase) => sql`phraseto_tsquery('dutch', ${phrase})`), toPlainQuery(words), toBeginning(beginning)]
  return sql`(${sql.join(each, sql` && `)})`
}

/** The `tsquery` of a single word that is one of those asked for, to mark it where it stands. */
export function toQueryOfAny({ phrases, words, beginning }: AskedWords): RawBuilder<string> {
  // A lexeme holds letters and digits only, so that every & parts two of them.
  return sql`(replace(${toPlainQuery([...phrases, words].join(' '))}::text, '&', '|')::tsquery || ${toBeginning(beginning)})`
}

function toPlainQuery(words: string): RawBuilder<string> {
  return sql`plainto_tsquery('dutch', ${words})`
}

/** The stem of a word or, for one that is not finished, every lexeme that begins with it; a word in every text stays out, whole and as a beginning. */
function toBeginning(word: string): RawBuilder<string> {
  const whole = toPlainQuery(word)
  const begun = sql`to_tsquery('simple', ${word === '' ? '' : `${word}:*`})`
  return sql`(case when numnode(${whole}) = 0 then ${whole} else ${whole} || ${begun} end)`
}
