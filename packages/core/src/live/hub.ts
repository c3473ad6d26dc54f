import type { Store } from '../store/store.ts'
import { readHint, type Hint } from './hint.ts'

/** More open pages of one account are not told. */
export const MOST_OF_ACCOUNT = 5
/** More open pages in one process are not told. */
export const MOST_OF_PROCESS = 1000
/** So that a thousand pages do not ask at the same moment what nobody waits for: as long as this for each of them. */
const SPREAD_MILLISECONDS = 5

/** A page that is open, and what it is to be told of. */
export interface Listener {
  readonly accountId: string
  /** Undefined: the desk, which is told of every client. */
  readonly clientId: string | undefined
  readonly hear: (hint: Hint) => void
  /** The portal closes. */
  readonly end: () => void
}

/** Passes what is told in the database on to the open pages of this process. */
export interface LiveHub {
  /** Adds a page, and gives what takes it away again; `full` when there is no place for it. Told is what happens from when the promise is kept. */
  readonly join: (listener: Listener) => Promise<(() => void) | 'full'>
  /** How many pages are open. */
  readonly count: () => number
  /** Ends every page's stream, with word to come back, and takes no more; the connection stays. */
  readonly endAll: () => void
  /** Ends every page's stream and the connection. */
  readonly close: () => Promise<void>
}

/** A hub that listens with one connection, from the first page that comes. */
export function createLiveHub(store: Pick<Store, 'listen'>): LiveHub {
  const listeners = new Set<Listener>()
  let listening: Promise<() => Promise<void>> | undefined
  let closed = false
  const hear = (told: string | undefined) => {
    const hint = told === undefined ? {} : readHint(told)
    if (hint) tellAll(listeners, hint)
  }
  const listen = () => {
    listening ??= store.listen(hear).catch((error: unknown) => {
      listening = undefined
      throw error
    })
    return listening
  }
  const endAll = () => {
    closed = true
    for (const { end } of listeners) end()
    listeners.clear()
  }
  return {
    join: async (listener) => {
      if (closed || isFull(listeners, listener)) return 'full'
      listeners.add(listener)
      const leave = () => void listeners.delete(listener)
      try {
        await listen()
        return leave
      } catch (error) {
        leave()
        throw error
      }
    },
    count: () => listeners.size,
    endAll,
    close: async () => {
      endAll()
      await (
        await listening
      )?.()
    },
  }
}

function isFull(listeners: ReadonlySet<Listener>, { accountId }: Listener): boolean {
  if (listeners.size >= MOST_OF_PROCESS) return true
  return [...listeners].filter((other) => other.accountId === accountId).length >= MOST_OF_ACCOUNT
}

function tellAll(listeners: ReadonlySet<Listener>, hint: Hint): void {
  for (const listener of listeners) {
    if (hint.clientId === undefined) setTimeout(() => listener.hear(hint), Math.random() * listeners.size * SPREAD_MILLISECONDS).unref()
    else if (listener.clientId === undefined || listener.clientId === hint.clientId) listener.hear(hint)
  }
}
