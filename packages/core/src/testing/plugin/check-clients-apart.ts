import { ensureNone } from '../contract-rule.ts'
import { toPartPath } from './addresses.ts'
import { CLIENTS, type Person, type Stage } from './open-stage.ts'
import { fillTables, runForms } from './run-forms.ts'
import { toPattern } from './try-pages.ts'
import { clientParts } from './try-doors.ts'

const FIX = 'Fix: keep nothing in the module between two requests, and what is about a client in a table of `client` rows.'

/** On a page about one client stands nothing of another, also for who has access to both and goes from one to the other. */
export async function checkClientsApart(stage: Stage): Promise<void> {
  await fillTables(stage)
  const one = await stage.person('one')
  const both = await stage.portal.viewer({ clientNumber: CLIENTS.one.number, rights: [...stage.rights], email: 'beiden@voorbeeld.nl' })
  await stage.portal.viewer({ clientNumber: CLIENTS.two.number, rights: [...stage.rights], email: 'beiden@voorbeeld.nl' })
  await runForms(stage, 'one', both)
  const two = await stage.person('two')
  const found: string[] = []
  for (const [person, client] of [
    [one, 'one'],
    [both, 'two'],
    [both, 'one'],
    [two, 'two'],
    [one, 'one'],
  ] as const) {
    found.push(...(await findOther(stage, person, client)))
  }
  ensureNone(found)
}

async function findOther(stage: Stage, person: Person, client: 'one' | 'two'): Promise<readonly string[]> {
  const { word } = CLIENTS[client === 'one' ? 'two' : 'one']
  const clientId = stage.clientId(client)
  const found: string[] = []
  for (const path of [`/client/${clientId}`, ...clientParts(stage).map((composed) => toPartPath(composed, clientId))]) {
    const answers = [await person.get(path), await person.json(path)]
    if (answers.some(({ text }) => text.includes(word))) found.push(`${toPattern(path)} shows the text of another client. ${FIX}`)
  }
  return found
}
