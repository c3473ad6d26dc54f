import type { ComposedPart } from '../../compose/composition.ts'
import type { PartContext, Scope } from '../../define/part-context.ts'
import { CONTEXT_LIFETIME_MILLISECONDS } from '../../store/viewer-context.ts'
import { readPartQuery } from '../find-part.ts'
import { DownloadFailure } from './download-failure.ts'
import { MOST_PAGES } from './limits.ts'

// The last page must come well before the context of its reader runs out: from then on it would be empty, as if it were the end.
const LONGEST_MILLISECONDS = CONTEXT_LIFETIME_MILLISECONDS - 60_000

/**
 * Loads a part as its page does, and then every next page that it says there is. Throws `DownloadFailure` for a part that
 * does not come to an end, and an error for one that takes longer than its reader may read at once: a dossier of which
 * something is silently left out is worse than none. `clock` gives milliseconds that only go up.
 */
export async function loadPages(
  composed: ComposedPart,
  context: PartContext<Scope>,
  clock: () => number = () => performance.now(),
): Promise<readonly unknown[]> {
  const { part } = composed
  const pages: unknown[] = []
  const began = clock()
  let query: Readonly<Record<string, string>> | undefined = {}
  while (query) {
    if (pages.length === MOST_PAGES) throw new DownloadFailure('too-large', `The part "${composed.id}" has more than ${MOST_PAGES} pages.`)
    const data: unknown = await part.load({ ...context, query: readPartQuery(composed, query) })
    if (clock() - began > LONGEST_MILLISECONDS) throw new Error(`The part "${composed.id}" takes too long to be read at once.`)
    pages.push(data)
    query = part.nextPage?.(data)
  }
  return pages
}
