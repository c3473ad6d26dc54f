import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPages, root } from './pages.ts'

/** Where drawn diagrams lie. */
export const DIAGRAMS = join(root, 'docs/pictures/diagrams')

/** The file name of a drawn diagram: it follows from its text, so that one that changed is missing. */
export function toDiagramName(text: string): string {
  return `${createHash('sha256').update(text.trim()).digest('hex').slice(0, 16)}.svg`
}

/** The drawing of a diagram, or undefined when nobody drew it yet. */
export function findDiagram(text: string): string | undefined {
  const path = join(DIAGRAMS, toDiagramName(text))
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/** The text of every diagram of the documentation. */
export function listDiagrams(folder: string): readonly string[] {
  return readPages(folder).flatMap(({ source }) =>
    [...readFileSync(join(folder, source), 'utf8').matchAll(/^```mermaid\n([\s\S]*?)^```/gm)].map(([, text = '']) => text),
  )
}
