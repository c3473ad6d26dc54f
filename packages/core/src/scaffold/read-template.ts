import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of a template, or of what is made of it: its path within the folder, with slashes, and its text. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

// npm leaves a `.gitignore` out of a package, and a second package.json in one is taken for part of it: a template has both under another name.
const OTHER_NAMES: Readonly<Record<string, string>> = { gitignore: '.gitignore', 'package.template.json': 'package.json' }

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
