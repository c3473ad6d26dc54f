import type { PGlite, PGliteInterface } from '@electric-sql/pglite'
import { StoreError } from './store-error.ts'

const stopped = new WeakSet<PGliteInterface>()

/** Marks a database as stopped, and gives the error to throw into it. */
export type StopPglite = (cause: unknown) => StoreError

/**
 * Makes it possible to end the use of an embedded database whose disk refused a write. A PostgreSQL server would stop itself and recover. Inside
 * this process it would spin for ever on a lock that nobody gives back; and PGlite swallows what is thrown inside PostgreSQL, so that the commit
 * under way would be acknowledged. So that call and every later one fail here instead, and the next start recovers from the log.
 */
export function guardPglite(pglite: PGlite): StopPglite {
  let fault: StoreError | undefined
  const refuseStopped = (): void => {
    if (fault !== undefined) throw fault
  }
  // The one way into PostgreSQL that every method of PGlite takes.
  const enter = pglite.execProtocolRawSync.bind(pglite)
  pglite.execProtocolRawSync = (message) => {
    refuseStopped()
    const answer = enter(message)
    refuseStopped()
    return answer
  }
  return (cause) => {
    stopped.add(pglite)
    fault ??= toFault(cause)
    return fault
  }
}

/** Whether the database was stopped: it can only be left, not closed. */
export function isStopped(pglite: PGliteInterface): boolean {
  return stopped.has(pglite)
}

function toFault(cause: unknown): StoreError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new StoreError(
    'UNAVAILABLE',
    `The disk of the database refuses to write (${reason}). Mend that, or make space, and start the portal again; nothing that was acknowledged is lost.`,
    { cause },
  )
}
