import type { Explanation, Glossary, GlossaryPiece } from '../define/glossary.ts'
import { LOCALES, type Locale } from '../define/messages.ts'
import type { Plugin } from '../define/plugin.ts'
import type { Language } from '../define/portal.ts'

/** Letters, digits and spaces, with hyphens, full stops and apostrophes between them: what a reader sees as one word. */
export const EXPLAINED_WORD = /^[\p{L}\p{N}](?:[\p{L}\p{N} .'’-]{0,58}[\p{L}\p{N}])?$/u

/** The words of a portal by language: the organisation's first, then the plugins' in their order; each language has every word. */
export function createGlossaries(language: Language, plugins: readonly Pick<Plugin, 'words'>[]): Readonly<Record<Locale, Glossary>> {
  const books = LOCALES.map((locale) => [locale, createGlossary(listWords(locale, language, plugins), locale)] as const)
  return Object.fromEntries(books) as Record<Locale, Glossary>
}

/** What the organisation wrote, it wrote in its own language: a reader of another one gets the plugin's words where there are any. */
function listWords(locale: Locale, language: Language, plugins: readonly Pick<Plugin, 'words'>[]): readonly Explanation[] {
  const own = language.words ?? {}
  const given = plugins.flatMap(({ words }) => (words ? [words[locale]] : []))
  const byWord = new Map<string, Explanation>()
  for (const [word, meaning] of (locale === language.default ? [own, ...given] : [...given, own]).flatMap((words) => Object.entries(words)))
    if (!byWord.has(word)) byWord.set(word, { word, meaning })
  return [...byWord.values()]
}

/** A glossary of these words. They are looked for with one pattern, which is compiled once. */
export function createGlossary(explanations: readonly Explanation[], locale: Locale): Glossary {
  const words = explanations.toSorted((one, other) => one.word.localeCompare(other.word, locale))
  const byForm = new Map(words.flatMap((explanation) => toForms(explanation.word).map((form) => [form, explanation] as const)))
  const pattern = toPattern([...byForm.keys()])
  return {
    words,
    explain: (text, seen = new Set()) => (pattern ? cut(text, pattern, { byForm, seen }) : [{ text }]),
  }
}

/** A word as it may stand in a text. "MUST" is a score and "must" is not, so that an abbreviation is left as it is. */
function toForms(word: string): readonly string[] {
  const capital = word.charAt(0).toUpperCase() + word.slice(1)
  return word === capital ? [word] : [word, capital]
}

function toPattern(forms: readonly string[]): RegExp | undefined {
  if (forms.length === 0) return undefined
  // The longest first: "palliatieve zorg" is more than "zorg".
  const alternatives = forms.toSorted((one, other) => other.length - one.length).map((form) => form.replaceAll('.', String.raw`\.`))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
}

function cut(
  text: string,
  pattern: RegExp,
  { byForm, seen }: { readonly byForm: ReadonlyMap<string, Explanation>; readonly seen: Set<string> },
): readonly GlossaryPiece[] {
  const pieces: GlossaryPiece[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const explanation = byForm.get(found)
    if (!explanation || seen.has(explanation.word)) continue
    seen.add(explanation.word)
    if (index > from) pieces.push({ text: text.slice(from, index) })
    pieces.push({ text: found, explanation })
    from = index + found.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}
