import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sample } from './read-samples.ts'

/** Why this JSON is none, with its line; nothing when it is right. Each line of an `.ndjson` file stands by itself. */
export function checkJson({ page, line, file, text }: Sample): readonly string[] {
  const pieces = file?.endsWith('ndjson') === true ? text.split('\n').map((each, at) => ({ each, at })) : [{ each: text, at: 0 }]
  return pieces.flatMap(({ each, at }) => {
    try {
      JSON.parse(each)
      return []
    } catch (error) {
      return [`${page}:${line + at}: ${error instanceof Error ? error.message : String(error)}`]
    }
  })
}

/** What differs between a block and the file that is shipped: the page shows what somebody gets. */
export function checkCopy(root: string, { page, line, language, text, copyOf }: Sample): readonly string[] {
  const place = `${page}:${line}`
  if (copyOf === undefined) return [`${place}: name the shipped file that this ${language} is: <!-- file: docs/production/… -->`]
  if (!existsSync(join(root, copyOf))) return [`${place}: there is no file ${copyOf}.`]
  const shipped = readFileSync(join(root, copyOf), 'utf8').trimEnd().split('\n')
  const shown = text.trimEnd().split('\n')
  const at = shown.findIndex((each, index) => each !== shipped[index])
  if (at !== -1) return [`${page}:${line + at}: ${copyOf} has here: ${shipped[at] ?? '(its end)'}`]
  return shown.length === shipped.length ? [] : [`${page}:${line + shown.length}: ${copyOf} goes on: ${shipped[shown.length] ?? ''}`]
}
