import type { ComposedPart } from '../../compose/composition.ts'
import type { PartContext, Scope } from '../../define/part-context.ts'
import { readPartQuery } from '../find-part.ts'
import { DownloadFailure } from './download-failure.ts'
import { MOST_PAGES } from './limits.ts'

/**
 * Loads a part as its page does, and then every next page that it says there is. Throws `DownloadFailure` for a part that
 * does not come to an end: a dossier of which something is silently left out is worse than none.
 */
export async function loadPages(composed: ComposedPart, context: PartContext<Scope>): Promise<readonly unknown[]> {
  const { part } = composed
  const pages: unknown[] = []
  let query: Readonly<Record<string, string>> | undefined = {}
  while (query) {
    if (pages.length === MOST_PAGES) throw new DownloadFailure('too-large', `The part "${composed.id}" has more than ${MOST_PAGES} pages.`)
    const data: unknown = await part.load({ ...context, query: readPartQuery(composed, query) })
    pages.push(data)
    query = part.nextPage?.(data)
  }
  return pages
}
