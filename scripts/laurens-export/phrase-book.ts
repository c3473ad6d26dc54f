import { readdirSync, readFileSync } from 'node:fs'

/** A sentence with the conditions under which it may be said (`@rollator`, `@!dement`, `@zomer`). */
export interface Phrase {
  readonly text: string
  readonly conditions: readonly string[]
  /** Written `@los`: only a neutral remark may follow it, because those of its theme could contradict it. */
  readonly alone: boolean
}

const ALONE = 'los'

/** Sentences by heading: `adl/gewoon`, `nacht/onrustig`, and with ` +` what may follow one of them. */
export type PhraseBook = ReadonlyMap<string, readonly Phrase[]>

/** Reads one text of headings (`# gewoon`) with a sentence per line. */
export function parsePhrases(text: string): ReadonlyMap<string, readonly Phrase[]> {
  const sections = new Map<string, Phrase[]>()
  let current: Phrase[] = []
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    if (line.startsWith('# ')) sections.set(line.slice(2), (current = sections.get(line.slice(2)) ?? []))
    else if (line !== '') current.push(toPhrase(line))
  }
  return sections
}

/** Reads every theme in a folder. */
export function readPhraseBook(folder: URL): PhraseBook {
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return new Map(
    files.toSorted().flatMap((file) => {
      const sections = parsePhrases(readFileSync(new URL(file, folder), 'utf8'))
      return [...sections].map(([heading, phrases]) => [`${file.replace('.txt', '')}/${heading}`, phrases] as const)
    }),
  )
}

/** Whether a phrase may be said of someone of whom these words hold. */
export function isFitting({ conditions }: Phrase, words: ReadonlySet<string>): boolean {
  return conditions.every((condition) => (condition.startsWith('!') ? !words.has(condition.slice(1)) : words.has(condition)))
}

function toPhrase(line: string): Phrase {
  const words = line.split(' ')
  const first = words.findIndex((word) => !word.startsWith('@'))
  const marks = words.slice(0, first).map((word) => word.slice(1))
  return { text: words.slice(first).join(' '), conditions: marks.filter((mark) => mark !== ALONE), alone: marks.includes(ALONE) }
}
