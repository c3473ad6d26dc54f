import { randomBytes, randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { TimedPair } from './compare-times.ts'
import { createConnection, type Answer, type Connection } from './connection.ts'
import type { Person } from './settings.ts'

/** A name and address that somebody types; the portal knows both, or neither. */
export type Typed = Pick<Person, 'userName' | 'email'>

/** A form whose answer may not tell by its time whether the portal knows who was typed. */
export interface TimedForm {
  readonly path: string
  readonly toFields: (typed: Typed) => Readonly<Record<string, string>>
  /** The status of every answer, whoever was typed. */
  readonly status: number
  /** Milliseconds of rest before each question, so that what an answer leaves behind does not fall into the next one. */
  readonly rest: number
}

/**
 * Asks in pairs on one connection, one known and one unknown after each other in an order that a coin decides. Every
 * name is typed once in all: none has been slowed down or limited before. The first `warmUp` people are not counted.
 */
export async function timePairs(
  url: string,
  form: TimedForm,
  { people, warmUp, between }: { readonly people: readonly Typed[]; readonly warmUp: number; readonly between: () => Promise<unknown> },
): Promise<readonly TimedPair[]> {
  const connection = createConnection(url)
  const pairs: TimedPair[] = []
  const sizes = new Set<number>()
  for (const [index, person] of people.entries()) {
    // An outbox without a mail server only grows; the first question after a pause would find everything asleep.
    if (index % 50 === 0) {
      await between()
      await connection.get('/inloggen')
    }
    const stranger = toStranger()
    const time = (typed: Typed) => timeOne(connection, form, typed)
    const isKnownFirst = randomInt(2) === 0
    const [first, second] = [await time(isKnownFirst ? person : stranger), await time(isKnownFirst ? stranger : person)]
    sizes.add(first.text.length).add(second.text.length)
    const [known, unknown] = isKnownFirst ? [first, second] : [second, first]
    if (index >= warmUp) pairs.push({ known: known.milliseconds, unknown: unknown.milliseconds })
  }
  connection.close()
  if (sizes.size > 1) throw new Error(`The answers differ in length: ${[...sizes].join(', ')} characters.`)
  return pairs
}

async function timeOne(connection: Connection, form: TimedForm, typed: Typed): Promise<Answer> {
  await wait(form.rest)
  const answer = await connection.post(form.path, form.toFields(typed))
  if (answer.status !== form.status) throw new Error(`${form.path} answered ${answer.status} in place of ${form.status}.`)
  return answer
}

/** Somebody whom the portal does not know, with a name and an address of the same form as everybody's. */
function toStranger(): Typed {
  const userName = `k${randomBytes(8).toString('hex')}`
  return { userName, email: `${userName}@voorbeeld.example` }
}
