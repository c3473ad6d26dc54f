import type { Locale } from './messages.ts'

/** Words with what they mean, in plain language (`{ ADL: 'Wassen, aankleden, eten' }`). An abbreviation is found as it is written, any other word also with a capital. */
export type ExplainedWords = Readonly<Record<string, string>>

/** The words that a plugin explains, the same ones in both languages. */
export type PluginWords = Readonly<Record<Locale, ExplainedWords>>

/** A word with what it means. */
export interface Explanation {
  readonly word: string
  readonly meaning: string
}

/** A piece of a text; all pieces together are the text. */
export interface GlossaryPiece {
  readonly text: string
  /** What it means, where it is a word that is explained. */
  readonly explanation?: Explanation
}

/** The words that a portal explains, in one language. */
export interface Glossary {
  /** In the order of the alphabet. */
  readonly words: readonly Explanation[]
  /** A text in pieces: each word the first time that it stands there, and what stands around. `seen` holds the words that were explained before, and grows. */
  readonly explain: (text: string, seen?: Set<string>) => readonly GlossaryPiece[]
}
