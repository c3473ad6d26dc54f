import { ensureNone } from '../contract-rule.ts'
import type { TestAnswer } from '../test-browser.ts'
import { toPartPath } from './addresses.ts'
import type { Person, Stage } from './open-stage.ts'

/** A page that was opened, as whom and where. */
export interface OpenedPage {
  readonly path: string
  readonly answer: TestAnswer
}

/** Opens every part as page and as JSON, and the start page with its summaries, and gives what was answered. */
export async function openPages(stage: Stage, person: Person): Promise<readonly OpenedPage[]> {
  const paths = [...stage.parts.map((composed) => toPartPath(composed, person.clientId)), `/client/${person.clientId}`]
  const opened: OpenedPage[] = []
  for (const path of new Set(paths)) {
    opened.push({ path, answer: await person.get(path) }, { path: `${path} (JSON)`, answer: await person.json(path) })
  }
  return opened
}

/** What went wrong in the plugin's own functions, as sentences. */
export function listFailures({ seen }: Stage): readonly string[] {
  return seen.failures.map(({ place, error }) => `${place} failed: ${error instanceof Error ? error.message : String(error)}`)
}

/** Who has every right gets every page, with data and without. */
export async function checkPagesOpen(stage: Stage): Promise<void> {
  const people = [await stage.person('one'), await stage.person('empty')]
  for (const person of people) {
    const opened = await openPages(stage, person)
    ensureNone([...listFailures(stage), ...opened.flatMap((page) => findClosed(page, person === people[1]))])
  }
}

// A part that does not apply to a client without records is absent, which is a 404 like any other.
function findClosed({ path, answer }: OpenedPage, isEmpty: boolean): readonly string[] {
  const isPart = !/^\/client\/[^/]+( |$)/.test(path)
  if (answer.status === 200 || (isEmpty && isPart && answer.status === 404)) return []
  return [
    `Who has every right gets ${answer.status} at ${toPattern(path)}. Fix: its \`load\` and \`view\` must give a page for every record.`,
  ]
}

/** A path without the id in it, so that a sentence stays the same from run to run. */
export function toPattern(path: string): string {
  return path.replace(/\/client\/[^/ ]+/, '/client/…')
}
