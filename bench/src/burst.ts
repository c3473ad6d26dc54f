import { createConnection, type Answer, type Connection } from './connection.ts'
import { PASSWORD, type Regular } from './settings.ts'
import { readSession, toSignInForm } from './sign-in-load.ts'

/** What came of everybody signing in at the same moment. */
export interface BurstResult {
  /** Fifty at once: everybody comes in, with a session that is theirs alone. */
  readonly fifty: { readonly signedIn: number; readonly sessions: number }
  /** More than may compare and wait: the others are asked to come back. */
  readonly beyond: { readonly asked: number; readonly signedIn: number; readonly turnedAway: number }
}

const FIFTY = 50
/** Four compare and fifty wait. */
const ADMITTED = 54
const BEYOND = 120

/** How many people a burst needs. */
export const BURST_PEOPLE = BEYOND

/** Signs in fifty people at once and then more than the queue holds; throws when anybody gets what they should not. */
export async function runBurst(url: string, people: readonly Regular[]): Promise<BurstResult> {
  const fifty = await signInAtOnce(url, people.slice(0, FIFTY))
  if (fifty.some(({ session }) => session === undefined)) throw new Error(`Not all of ${FIFTY} came in: ${toStatuses(fifty)}.`)
  const sessions = new Set(fifty.map(({ session }) => session))
  if (sessions.size !== FIFTY) throw new Error(`${FIFTY} people got ${sessions.size} sessions.`)
  await expectOwnPages(url, fifty)

  const beyond = await signInAtOnce(url, people.slice(0, BEYOND))
  const turnedAway = beyond.filter(({ session }) => session === undefined)
  if (turnedAway.some(({ answer }) => !isTurnedAway(answer))) throw new Error(`Beyond the queue: ${toStatuses(beyond)}.`)
  const signedIn = beyond.filter(({ session }) => session !== undefined)
  if (turnedAway.length === 0 || signedIn.length < ADMITTED)
    throw new Error(`Of ${BEYOND} at once ${signedIn.length} came in and ${turnedAway.length} were turned away.`)
  await expectOwnPages(url, signedIn)
  // Who was turned away comes in as soon as it is quiet: nothing was counted against them.
  const again = await signInAtOnce(url, turnedAway.map(({ person }) => person).slice(0, FIFTY))
  if (again.some(({ session }) => session === undefined)) throw new Error(`After having been turned away: ${toStatuses(again)}.`)
  await expectOwnPages(url, again)
  return {
    fifty: { signedIn: fifty.length, sessions: sessions.size },
    beyond: { asked: BEYOND, signedIn: signedIn.length, turnedAway: turnedAway.length },
  }
}

interface Outcome {
  readonly person: Regular
  readonly answer: Answer
  readonly session: string | undefined
}

/** The connections are open before the first one asks. */
async function signInAtOnce(url: string, people: readonly Regular[]): Promise<readonly Outcome[]> {
  const connections = people.map(() => createConnection(url))
  try {
    await Promise.all(connections.map((connection) => connection.get('/robots.txt')))
    return await Promise.all(people.map((person, index) => signIn(person, connections[index])))
  } finally {
    for (const connection of connections) connection.close()
  }
}

async function signIn(person: Regular, connection: Connection | undefined): Promise<Outcome> {
  if (!connection) throw new Error('Everybody has a connection.')
  const answer = await connection.post('/inloggen', toSignInForm(person.userName, PASSWORD), person.device)
  return { person, answer, session: readSession(answer) }
}

/** A session is its owner's: the start leads to the page of their one client. */
async function expectOwnPages(url: string, outcomes: readonly Outcome[]): Promise<void> {
  const connection = createConnection(url)
  for (const { person, session } of outcomes) {
    const { status, location } = await connection.get('/', session)
    if (location !== person.path) throw new Error(`A session led to ${status} ${location ?? ''} in place of its owner's client.`)
  }
  connection.close()
}

function isTurnedAway({ status, retryAfter = '', cookies }: Answer): boolean {
  return status === 503 && /^[1-9]\d*$/.test(retryAfter) && cookies.length === 0
}

function toStatuses(outcomes: readonly Outcome[]): string {
  const counts = Map.groupBy(outcomes, ({ answer }) => `${answer.status} ${answer.location ?? answer.retryAfter ?? ''}`.trim())
  return [...counts].map(([status, { length }]) => `${length} times ${status}`).join(', ')
}
