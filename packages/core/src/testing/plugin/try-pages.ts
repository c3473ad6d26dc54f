import { ensureNone } from '../contract-rule.ts'
import type { TestAnswer } from '../test-browser.ts'
import { toClientPath, toPartPath } from './addresses.ts'
import type { Person, Stage } from './open-stage.ts'

/** A page that was opened, as whom and where. */
export interface OpenedPage {
  readonly path: string
  readonly answer: TestAnswer
}

/** Opens every part as page and as JSON, and the start page with its summaries, and gives what was answered. */
export async function openPages(stage: Stage, person: Person, as?: string): Promise<readonly OpenedPage[]> {
  const paths = [...stage.parts.map((composed) => toPartPath(composed, person.clientId, as)), toClientPath(person.clientId, as)]
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

/** Who has every right gets every page: with data and without, and as portal administrator who looks as somebody else (Toon als…). */
export async function checkPagesOpen(stage: Stage): Promise<void> {
  const person = await stage.person('one')
  const as = await findAccess(stage, person)
  const administrator = await stage.person('one', { portalAdmin: true })
  const opened = [
    ...(await openPages(stage, person)),
    ...(await openPages(stage, administrator, as)),
    ...(await openPages(stage, await stage.person('empty'))).filter((page) => !isAbsent(page)),
  ]
  ensureNone([...listFailures(stage), ...opened.flatMap((page) => findClosed(page))])
}

async function findAccess({ portal }: Stage, { accountId }: Person): Promise<string> {
  const found = portal.store.system().selectFrom('access').select('id')
  return (await found.where('account_id', '=', accountId ?? '').executeTakeFirstOrThrow()).id
}

// A part that does not apply to a client without records is absent, which is a 404 like any other; the start page is always there.
function isAbsent({ path, answer }: OpenedPage): boolean {
  return answer.status === 404 && !/^\/client\/[^/]+( |$)/.test(path)
}

function findClosed({ path, answer }: OpenedPage): readonly string[] {
  if (answer.status === 200) return []
  return [
    `Who has every right gets ${answer.status} at ${toPattern(path)}. Fix: its \`load\` and \`view\` must give a page for every record.`,
  ]
}

/** A path without the id in it, so that a sentence stays the same from run to run. */
export function toPattern(path: string): string {
  return path.replace(/\/client\/[^/ ]+/, '/client/…').replace(/\/als\/[^/ ]+/, '/als/…')
}
