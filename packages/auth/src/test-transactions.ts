import type { AuthenticatorPorts, AuthenticatorWork } from '@voordeur/core'
import type { Kysely } from 'kysely'

/** One transaction at a time: the embedded database has one connection, and its driver would mix two. */
export function createTestTransactions(
  db: Kysely<unknown>,
  toWork: (db: Kysely<unknown>) => AuthenticatorWork,
): AuthenticatorPorts['transaction'] {
  let last: Promise<unknown> = Promise.resolve()
  return (_request, run) => {
    const mine = last.then(() => db.transaction().execute((transaction) => run(toWork(transaction))))
    last = mine.catch(() => undefined)
    return mine
  }
}
