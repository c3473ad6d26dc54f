/** What a template is filled with: words that take the place of others, and what was chosen. */
export interface Filling {
  /** Each word of the template with what comes in its place. A word is replaced wherever it stands. */
  readonly words: Readonly<Record<string, string>>
  /** The choices that hold; lines for others are left out. */
  readonly chosen: ReadonlySet<string>
}

// A template is a file that works as it stands. A line that ends with `//? nieuws` (`#?` and `<!--? … -->` where a file has other comments) stays when
// that was chosen; so do the lines from `//? nieuws {` to `//? }`. `a | b` is either, `!a` is not.
const MARK = /[ \t]*(?:\/\/|#|<!--)\? (?:(?<condition>[!a-z| -]+?)(?<opens> \{)?|(?<closes>\}))(?: -->)?$/u

/** Writes what a template says for these choices, with these words. Pure. */
export function fillTemplate(text: string, { words, chosen }: Filling): string {
  const kept = chooseLines(text.split('\n'), chosen).join('\n')
  return replaceWords(joinLists(kept), words)
}

function chooseLines(lines: readonly string[], chosen: ReadonlySet<string>): readonly string[] {
  let isOpen = true
  return lines.flatMap((line) => {
    const { text, condition, bracket } = readLine(line)
    const isMeant = condition === undefined || holds(condition, chosen)
    if (bracket === undefined) return isOpen && isMeant ? [text] : []
    isOpen = bracket === 'closes' || isMeant
    return []
  })
}

interface TemplateLine {
  /** Without its mark. */
  readonly text: string
  readonly condition?: string | undefined
  /** What a line of its own does with those that follow. */
  readonly bracket?: 'opens' | 'closes'
}

function readLine(line: string): TemplateLine {
  const mark = MARK.exec(line)
  const { condition, opens, closes } = mark?.groups ?? {}
  const text = line.slice(0, mark?.index)
  if (closes !== undefined) return { text, bracket: 'closes' }
  return opens === undefined ? { text, condition } : { text, condition, bracket: 'opens' }
}

function holds(condition: string, chosen: ReadonlySet<string>): boolean {
  return condition.split('|').some((word) => {
    const name = word.trim()
    return name.startsWith('!') ? !chosen.has(name.slice(1)) : chosen.has(name)
  })
}

const LONGEST_LINE = 140

/** A list of texts that was written over several lines for the sake of its marks fits on one. */
function joinLists(text: string): string {
  return text.replaceAll(/^(?<before>.*\[)\n(?<items>(?: +'[^'\n]*',\n)+) *\](?<after>.*)$/gmu, (whole, ...rest) => {
    const { before, items, after } = rest.at(-1) as Readonly<Record<string, string>>
    const line = `${before}${(items ?? '').trim().replaceAll(/,\n +/gu, ', ').replace(/,$/u, '')}]${after}`
    return line.length <= LONGEST_LINE ? line : whole
  })
}

function replaceWords(text: string, words: Readonly<Record<string, string>>): string {
  const known = Object.keys(words)
  if (known.length === 0) return text
  const pattern = new RegExp(known.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)).join('|'), 'gu')
  return text.replaceAll(pattern, (word) => words[word] ?? word)
}
