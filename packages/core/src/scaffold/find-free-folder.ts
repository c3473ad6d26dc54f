import { lstatSync, readdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { ScaffoldRefused } from './scaffold-refused.ts'

/**
 * The absolute path of a folder below this one into which may be written: it is not there yet, or empty. Throws `ScaffoldRefused` for anything else,
 * for a path that leads out of the folder one stands in, and for one through a link.
 */
export function findFreeFolder(below: string, asked: string): string {
  const steps = readSteps(asked)
  let path = below
  for (const step of steps) {
    path = join(path, step)
    refuseWhatIsNoFolder(path, asked)
  }
  if (isThere(path) && readdirSync(path).length > 0)
    throw new ScaffoldRefused(`The folder ${asked} is not empty, and nothing in it is overwritten. Choose another name.`)
  return path
}

function readSteps(asked: string): readonly string[] {
  const isElsewhere = isAbsolute(asked) || /^[a-z]:/iu.test(asked) || asked.includes('\0')
  const steps = asked.split(/[/\\]/u).filter((step) => step !== '' && step !== '.')
  if (isElsewhere || steps.includes('..') || asked.trim() === '')
    throw new ScaffoldRefused(`"${asked}" leads out of this folder; go to the folder it should stand in, and give its name.`)
  return steps
}

function refuseWhatIsNoFolder(path: string, asked: string): void {
  const found = isThere(path)
  if (!found) return
  if (found.isSymbolicLink()) throw new ScaffoldRefused(`${asked} goes through a link; give a folder that is none.`)
  if (!found.isDirectory()) throw new ScaffoldRefused(`${asked} is a file; choose another name.`)
}

const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false })
