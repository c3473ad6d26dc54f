import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of a template, or of what is made of it: its path within the folder, with slashes, and its text. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

// npm leaves a file of this name out of a package, so that the template has it under another one.
const OTHER_NAMES: Readonly<Record<string, string>> = { gitignore: '.gitignore' }

/** Every file of a template, in order of its path. */
export function readTemplate(folder: string): readonly TextFile[] {
  return listFiles(folder, '').map((path) => ({ path: OTHER_NAMES[path] ?? path, text: readFileSync(join(folder, path), 'utf8') }))
}

function listFiles(folder: string, below: string): readonly string[] {
  const entries = readdirSync(join(folder, below), { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    return entry.isDirectory() ? listFiles(folder, path) : [path]
  })
}
