import { relative } from 'node:path'
import { findFreeFolder, makePortal, quotePath, ScaffoldRefused, withDefaults } from '@voordeur/core/scaffold'
import type { Wanted } from './ask.ts'
import { install } from './install.ts'
import { type Asked, readArguments, toHelp } from './read-arguments.ts'

const USUAL_FOLDER = 'my-portal'

/** Runs `create-voordeur`. What the person at the shell can mend is one sentence and exit code 1, never a stack. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    const asked = readArguments(argv)
    if (asked.help) return say([toHelp()])
    // Before anything is asked: nobody answers six questions for nothing.
    if (asked.folder !== undefined) findFreeFolder(process.cwd(), asked.folder)
    await make(await toWanted(asked))
  } catch (error) {
    process.exitCode = 1
    if (error instanceof ScaffoldRefused) process.stderr.write(`${error.message}\n`)
    // Whoever stopped answering was told so at the question.
    else if (!(error instanceof Error && error.name === 'Stopped')) throw error
  }
}

async function toWanted(asked: Asked): Promise<Wanted> {
  if (asked.yes) return { folder: asked.folder ?? USUAL_FOLDER, answers: withDefaults(asked.answers), installs: asked.installs }
  if (process.stdin.isTTY !== true || process.stdout.isTTY !== true)
    throw new ScaffoldRefused('There is no terminal to ask at: say --yes for what is usual, and flags for what is not (--help names them).')
  if (!canAsk())
    throw new ScaffoldRefused(`Asking needs Node 20.12 or newer, and this is ${process.version}: say --yes, and flags for the rest.`)
  const { ask } = await import('./ask.ts')
  return ask(asked, process.cwd())
}

/** What draws the questions needs a newer Node than the rest of this. */
function canAsk(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 12)
}

async function make({ folder, answers, installs }: Wanted): Promise<void> {
  const below = process.cwd()
  const path = makePortal({ below, folder, answers, now: new Date() })
  const shown = relative(below, path)
  say([`The portal of ${answers.organisation} stands in ${shown === '' ? 'this folder' : shown}.`])
  if (installs) say(['Installing its packages …'])
  const isInstalled = installs && (await install(path))
  if (installs && !isInstalled) process.exitCode = 1
  const steps = [...(shown === '' ? [] : [`  cd ${quotePath(shown)}`]), ...(isInstalled ? [] : ['  npm install']), '  npm start']
  const failed = installs && !isInstalled ? ['The packages could not be installed; what npm says stands above.', ''] : []
  say(['', ...failed, 'Next:', ...steps, '', 'It opens on http://localhost:4000 and says who can sign in. README.md says the rest.'])
}

function say(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}
