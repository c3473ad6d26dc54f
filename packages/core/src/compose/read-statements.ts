import type { Statements } from '../define/portal.ts'
import type { Problem } from './problem.ts'
import { readBeside, type Files } from './read-beside.ts'

/** What the portal says about itself in the organisation's own words: plain text, in the language of `language.default`. */
export type StatementTexts = Readonly<Partial<Record<keyof Statements, string>>>

const LONGEST_BYTES = 128 * 1024
const NAMES = ['privacy', 'accessibility'] as const satisfies readonly (keyof Statements)[]

// An opening or closing tag; an address between angle brackets is none.
const TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/iu

/** Reads the files of the statements; what can not be read, or not be shown as it is, is a problem. */
export function readStatements(
  statements: Statements,
  files: Files,
): { readonly statements: StatementTexts; readonly problems: readonly Problem[] } {
  const read = NAMES.flatMap((name) => {
    const path = statements[name]
    return path === undefined ? [] : [{ name, ...readStatement(`statements.${name} (${path})`, path, files) }]
  })
  return {
    statements: Object.fromEntries(read.flatMap((one) => ('text' in one ? [[one.name, one.text]] : []))),
    problems: read.flatMap((one) => ('problem' in one ? [one.problem] : [])),
  }
}

function readStatement(place: string, path: string, files: Files): { readonly text: string } | { readonly problem: Problem } {
  const bytes = readBeside(path, files)
  if ('failed' in bytes) {
    const fix = 'Write the path of a text file, relative to the configuration; leave it out for the words of the portal.'
    return { problem: { code: 'STATEMENT_UNREADABLE', place, cause: bytes.failed, fix } }
  }
  const text = toText(bytes.read)
  const cause = text === undefined ? 'It is no text in UTF-8.' : findFault(text, bytes.read.byteLength)
  if (text !== undefined && cause === undefined) return { text }
  const fix = 'Write plain text in UTF-8: "## " before a heading, "- " before each line of a list, an empty line between paragraphs.'
  return { problem: { code: 'STATEMENT_INVALID', place, cause: cause ?? '', fix } }
}

function toText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

function findFault(text: string, size: number): string | undefined {
  if (text.trim() === '') return 'There is nothing in it.'
  if (size > LONGEST_BYTES) return `It is larger than ${LONGEST_BYTES / 1024} kB.`
  const tag = TAG.exec(text)?.[0]
  return tag === undefined ? undefined : `It has HTML in it (${tag.slice(0, 40)}), which would be shown as it was typed.`
}
