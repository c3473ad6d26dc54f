import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { toHint } from '../compose/nearest.ts'
import { PROBLEM_CODES } from '../compose/problem.ts'
import { toTerminalText } from './to-terminal-text.ts'

/** Whether a word has the form of a problem's code (`ACCESS_UNDECLARED`); no text on a screen has it. */
export function isProblemCode(word: string): boolean {
  return /^[A-Z]+(?:_[A-Z]+)+$/u.test(word)
}

/** The page of a problem, or where to read about it; `known` says whether there is such a problem at all. */
export function explainProblem(
  code: string,
  folders: readonly string[] = listFolders(),
): { readonly known: boolean; readonly text: string } {
  if (!PROBLEM_CODES.some((each) => each === code)) {
    const { hint } = toHint(code, PROBLEM_CODES)
    return { known: false, text: [`There is no problem ${code}.`, ...(hint === undefined ? [] : [hint])].join(' ') }
  }
  const name = `${code.toLowerCase().replaceAll('_', '-')}.md`
  const page = folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
  return {
    known: true,
    text:
      page === undefined
        ? `${code}: its page is not in this package. docs/problems/${name} of the project says what it means and how to mend it.`
        : toTerminalText(readFileSync(page, 'utf8')),
  }
}

/** Where the pages stand: in the package, and in the project itself. */
function listFolders(): readonly string[] {
  const core = dirname(createRequire(import.meta.url).resolve('@voordeur/core/package.json'))
  return [join(core, 'dist/problems'), join(core, '../../docs/problems')]
}
