import { ensureNone } from '../contract-rule.ts'
import { CLIENTS, type Person, type Stage, type StageClient } from './open-stage.ts'
import { fillTables } from './run-forms.ts'
import { clientParts } from './try-doors.ts'

/** What a part gives to a calendar is there for who may read the part, holds nothing of another client, and nothing for who may not. */
export async function checkFeeds(stage: Stage): Promise<void> {
  await fillTables(stage)
  const found: string[] = []
  for (const { id, part } of clientParts(stage)) {
    if (!part.feed) continue
    found.push(...(await tryFeed(stage, id)))
  }
  ensureNone([...found, ...stage.seen.failures.map(({ place, error }) => `${place} failed: ${String(error)}`)])
}

async function tryFeed(stage: Stage, part: string): Promise<readonly string[]> {
  const [one, two, empty] = [
    await fetchFeed(stage, part, 'one'),
    await fetchFeed(stage, part, 'two'),
    await fetchFeed(stage, part, 'empty'),
  ]
  const others = (client: StageClient) => Object.entries(CLIENTS).flatMap(([name, { word }]) => (name === client ? [] : [word]))
  const holds = (text: string, client: StageClient) => others(client).some((word) => text.includes(word))
  return [
    ...(one.status === 200
      ? []
      : [
          `The feed of "${part}" is answered with ${one.status} to who may read it. Fix: its \`load\` and \`write\` must give a text for every record.`,
        ]),
    ...(holds(one.text, 'one') || holds(two.text, 'two') || holds(empty.text, 'empty')
      ? [`The feed of "${part}" holds the text of another client. Fix: keep nothing in the module between two requests.`]
      : []),
  ]
}

/** Makes an address as a reader does, and fetches it without a session. */
async function fetchFeed(
  { portal, ...stage }: Stage,
  part: string,
  client: StageClient,
): Promise<{ readonly status: number; readonly text: string }> {
  const person: Person = await stage.person(client)
  const made = await person.post(`/client/${person.clientId}/core/feeds/make`, { part })
  const path = /(\/feed\/[\w-]{43})"/.exec(made.text)?.[1]
  // A part that does not apply to a client without records gives nothing.
  return path === undefined ? { status: made.status, text: '' } : portal.visitor().get(path)
}
