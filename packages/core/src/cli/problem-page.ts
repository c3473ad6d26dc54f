import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProblemCode } from '../compose/problem.ts'

// Beside what was built, as it is published; in the workspace the pages of the documentation themselves.
const FOLDERS = ['problems', '../problems', '../../../../docs/problems']

/** The page of a problem code, for a terminal: what a reader of the page does not see is left out, and a link is its words. Reads a file; throws when the package has lost it. */
export function readProblemPage(code: ProblemCode): string {
  const name = `${code.toLowerCase().replaceAll('_', '-')}.md`
  const path = FOLDERS.map((folder) => join(import.meta.dirname, folder, name)).find((each) => existsSync(each))
  if (path === undefined) throw new Error(`@voordeur/core has no page "${name}": install it anew.`)
  return toTerminalText(readFileSync(path, 'utf8'))
}

/** A page of Markdown as plain text: code is indented by four, headings stand alone, links to other pages are their words. Pure. */
export function toTerminalText(page: string): string {
  const [prose, blocks] = [page.replaceAll(/<!--[\s\S]*?-->\n*/g, ''), /^```[^\n]*\n([\s\S]*?)^```\n/gm]
  return prose
    .replaceAll(/^\[All problems\].*\n/gm, '')
    .replaceAll(blocks, (_, code: string) => code.replaceAll(/^(?=.)/gm, '    '))
    .replaceAll(/^#+ /gm, '')
    .replaceAll(/\[([^\]]*)\]\((?!https?:)[^)]*\)/g, '$1')
    .trimEnd()
}
