import { readFileSync } from 'node:fs'

/** What was written down about a client beside the reports: a form, an evaluation, a part of the profile or a document. */
export interface Paper {
  readonly sort: 'form' | 'evaluation' | 'profile' | 'document'
  /** The kind of form or profile, or the name of the document's file; of an evaluation whether it is `final`. */
  readonly name: string
  readonly day: string
  /** Id of the member of staff. */
  readonly by: string
  /** The model of an evaluation, the kind of a document. */
  readonly about: string
  readonly lines: readonly string[]
}

/** A question with what was answered; without answers a heading. */
export interface Field {
  readonly text: string
  readonly answers?: readonly string[]
  readonly level: number
}

/** What was found of one goal, by its number in the plan. */
export interface Finding {
  readonly goal: number
  readonly outcome: string
  readonly text: string
}

const HEAD = /^@(form|evaluation|profile|document) (?:(\S+) )?(\d{4}-\d{2}-\d{2}) (m\d+)(?: (.*))?$/
const FINDING = /^> (\d+) ([^=]+) = (.+)$/

/** Reads the papers of a client: `@form clientkaart 2026-06-18 m02` and below it its lines. Throws for a head that is none. */
export function readPapers(file: URL): readonly Paper[] {
  return readFileSync(file, 'utf8')
    .split(/^(?=@)/m)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [head = '', ...lines] = part.trim().split('\n')
      const [, sort, name = '', day = '', by = '', about = ''] = HEAD.exec(head) ?? []
      if (!isSort(sort)) throw new Error(`${file.pathname}: ${head}`)
      return { sort, name, day, by, about, lines: lines.filter((line) => line !== '') }
    })
}

/** The questions of a form: `# heading`, and below it `question = answer | answer`. */
export function toFields(lines: readonly string[]): readonly Field[] {
  const hasHeadings = lines.some((line) => line.startsWith('# '))
  return lines
    .filter((line) => !line.startsWith('> '))
    .map((line) => {
      if (line.startsWith('# ')) return { text: line.slice(2), level: 0 }
      const [text = '', answers = ''] = line.split(' = ')
      return { text, answers: answers.split(' | '), level: hasHeadings ? 1 : 0 }
    })
}

/** What was found of the goals: `> 1 Bereikt = what was found`. */
export function toFindings(lines: readonly string[]): readonly Finding[] {
  return lines.flatMap((line) => {
    const [, goal, outcome = '', text = ''] = FINDING.exec(line) ?? []
    return goal === undefined ? [] : [{ goal: Number(goal), outcome, text }]
  })
}

/** The sections of a profile: `# heading`, and below it its text. */
export function toSections(lines: readonly string[]): readonly { readonly title: string; readonly text: string }[] {
  return lines
    .join('\n')
    .split(/^# /m)
    .filter((part) => part !== '')
    .map((part) => {
      const [title = '', ...text] = part.trim().split('\n')
      return { title, text: text.join('\n') }
    })
}

/** The title of a document and its paragraphs: `= title`, and below it a paragraph a line. */
export function toLetter(lines: readonly string[]): { readonly title: string; readonly paragraphs: readonly string[] } {
  const [title = '', ...paragraphs] = lines
  return { title: title.replace(/^= /, ''), paragraphs }
}

function isSort(word: string | undefined): word is Paper['sort'] {
  return word === 'form' || word === 'evaluation' || word === 'profile' || word === 'document'
}
