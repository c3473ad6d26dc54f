import type { Check } from './draft.ts'
import { quote } from './quote.ts'

/** A feed is of a part about a client: the guard decides at each fetch what its reader may see of that client. */
export const checkFeeds: Check = ({ parts }) =>
  parts
    .filter(({ part }) => part.feed !== undefined && part.scope !== 'client')
    .map(({ id, part }) => ({
      code: 'FEED_SCOPE',
      place: id,
      cause: `The part gives something to a calendar, and is not about a client (scope ${quote(part.scope)}).`,
      fix: "Make its scope 'client', or remove `feed`.",
    }))
