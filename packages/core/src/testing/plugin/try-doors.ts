import type { ComposedPart } from '../../compose/composition.ts'
import { ensureNone } from '../contract-rule.ts'
import type { TestAnswer, TestBrowser } from '../test-browser.ts'
import { toClientPath, toFilePath, toPartPath } from './addresses.ts'
import { CLIENTS, type Stage } from './open-stage.ts'
import { fillTables, listForms, readFields } from './run-forms.ts'
import { listRecords } from './list-records.ts'
import { listChanged, readRows } from './tables-of.ts'
import { toPattern } from './try-pages.ts'
import { toFormBody } from './to-form-body.ts'

/** Someone who may not look, and the client whose addresses they try. */
export interface Stranger {
  readonly who: string
  readonly browser: TestBrowser
  readonly clientId: string
}

type Ask = (clientId: string) => Promise<TestAnswer>

interface Door {
  readonly place: string
  readonly ask: Ask
}

/** What a stranger is answered everywhere: one 404, or the way to sign in. */
export type Answered = 'not-found' | 'sign-in'

/** Tries every page, JSON answer, panel and action of a client as someone who may not; nothing is shown, told apart or changed. */
export async function tryDoors(stage: Stage, stranger: Stranger, answered: Answered): Promise<void> {
  const doors = [
    ...listDoors(stage, stranger.browser, await findAccessId(stage, stranger)),
    ...(await listFileDoors(stage, stranger.browser)),
    ...(answered === 'sign-in' ? listAccountDoors(stage, stranger.browser) : []),
    ...(await listActions(stage, stranger)),
  ]
  const before = await readRows(stage)
  const found: string[] = []
  for (const door of doors) found.push(...(await tryDoor(door, stranger, answered)))
  const changed = listChanged(before, await readRows(stage))
  ensureNone([...found, ...changed.map((table) => `${stranger.who} changed "${table}".`)])
}

/** Fills the tables, so that there is something to see, and tries every door. */
export async function tryFilledDoors(stage: Stage, stranger: () => Promise<Stranger>, answered: Answered = 'not-found'): Promise<void> {
  await fillTables(stage)
  await tryDoors(stage, await stranger(), answered)
}

/** Somebody with access to the client, as whom a stranger might try to look. */
async function findAccessId({ portal }: Stage, { clientId }: Stranger): Promise<string> {
  const access = await portal.store
    .system()
    .selectFrom('access')
    .select('id')
    .where('client_id', '=', clientId)
    .orderBy('id')
    .executeTakeFirst()
  return access?.id ?? crypto.randomUUID()
}

function listDoors(stage: Stage, browser: TestBrowser, personId: string): readonly Door[] {
  const paths = [undefined, personId].flatMap((as) => [
    (clientId: string) => toClientPath(clientId, as),
    (clientId: string) => `${toClientPath(clientId, as)}/panel/alles`,
    ...clientParts(stage).map((composed) => (clientId: string) => toPartPath(composed, clientId, as)),
  ])
  return paths.flatMap((path) => [
    { place: path('…'), ask: (clientId: string) => browser.get(path(clientId)) },
    { place: `${path('…')} (JSON)`, ask: (clientId: string) => browser.json(path(clientId)) },
  ])
}

/** The files of a client who is somebody else's, below the address of the client that is tried. */
async function listFileDoors(stage: Stage, browser: TestBrowser): Promise<readonly Door[]> {
  const records = await listRecords(stage, 'one')
  return clientParts(stage).flatMap((composed) =>
    records
      .filter(({ type }) => composed.files.includes(type))
      .map(({ id, type }) => ({
        place: `the file of a "${type}" in "${composed.id}"`,
        ask: (clientId: string) => browser.get(toFilePath(composed, clientId, id)),
      })),
  )
}

/** Pages about an account are the account's own; whoever is signed in has one. */
function listAccountDoors({ parts }: Stage, browser: TestBrowser): readonly Door[] {
  const paths = parts.filter(({ part }) => part.scope === 'account').map((composed) => toPartPath(composed, ''))
  return paths.flatMap((path) => [
    { place: path, ask: () => browser.get(path) },
    { place: `${path} (JSON)`, ask: () => browser.json(path) },
  ])
}

async function listActions(stage: Stage, { browser }: Stranger): Promise<readonly Door[]> {
  const person = await stage.person('one')
  const doors: Door[] = []
  for (const form of listForms(stage).filter(({ composed }) => composed.part.scope === 'client')) {
    const fields = await readFields(stage, form, { person, word: CLIENTS.one.word })
    const path = (clientId: string) => `${toPartPath(form.composed, clientId)}/${form.action}`
    doors.push({ place: `the action ${form.name}`, ask: (clientId) => browser.post(path(clientId), toFormBody(form, fields)) })
  }
  return doors
}

/** The parts about a client. */
export function clientParts({ parts }: Stage): readonly ComposedPart[] {
  return parts.filter(({ part }) => part.scope === 'client')
}

async function tryDoor({ place, ask }: Door, { who, clientId }: Stranger, answered: Answered): Promise<readonly string[]> {
  const nobody = crypto.randomUUID()
  const answer = await ask(clientId)
  return findOpen(answer, { who, place, answered, isSame: isSame({ answer, id: clientId }, { answer: await ask(nobody), id: nobody }) })
}

/** What is wrong with an answer to someone who may not look. */
export function findOpen(
  answer: TestAnswer,
  at: { readonly who: string; readonly place: string; readonly answered: Answered; readonly isSame: boolean },
): readonly string[] {
  const { who, place, answered, isSame: same } = at
  const word = Object.values(CLIENTS).find((client) => answer.text.includes(client.word))?.word
  const wanted = answered === 'not-found' ? [404] : [303, 401]
  return [
    ...(wanted.includes(answer.status) ? [] : [`${who} is answered ${answer.status} at ${toPattern(place)}, not ${wanted.join(' or ')}.`]),
    ...(same ? [] : [`${who} can tell ${toPattern(place)} from the same place of a client that does not exist.`]),
    ...(word === undefined ? [] : [`${who} sees the text of a client at ${toPattern(place)}.`]),
  ]
}

interface Answer {
  readonly answer: TestAnswer
  readonly id: string
}

/** Whether two answers are the same but for the id that was asked for. */
export function isSame(one: Answer, other: Answer): boolean {
  return toWhole(one) === toWhole(other)
}

function toWhole({ answer: { status, headers, text }, id }: Answer): string {
  return JSON.stringify([status, [...headers], text]).replaceAll(id, '…')
}
