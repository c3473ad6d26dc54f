import type { Organisation } from './organisation.ts'
import type { Translate } from './messages.ts'
import type { PartContext } from './part-context.ts'

/** What a feed's `write` is given beside its data. */
export interface FeedTools {
  readonly t: Translate
  readonly organisation: Organisation
  readonly now: Date
  /** The absolute address of the part's page, for who signs in. */
  readonly page: string
}

/**
 * What a client part gives to a programme of its reader that can't sign in (a calendar on a phone), at a secret address that the reader makes and
 * can take back. Each time it is fetched, the guard decides anew what this account may read.
 */
export interface PartFeed<Tables = unknown, Data = unknown> {
  /** Message key of what it is called. */
  readonly title: string
  /** Message key of one sentence: what goes out by this address, and to whom it must not be given. */
  readonly text: string
  readonly mime: 'text/calendar'
  readonly load: (context: PartContext<'client', Tables>) => Promise<Data>
  /** Pure. */
  readonly write: (data: Data, tools: FeedTools) => string
}

/** Ties the types of a feed together; give what it returns to `feed` of a part. */
export function defineFeed<Data, Tables = unknown>(feed: PartFeed<Tables, Data>): PartFeed {
  // The kernel gives `write` what the feed's own `load` gave.
  return feed as unknown as PartFeed
}
