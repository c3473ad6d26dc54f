import type { BerichtenOptions } from '../options.ts'
import { findDraft } from './drafts.ts'
import { toGuidance, type InboxContext } from './inbox-context.ts'
import type { InboxPage, NewPage } from './inbox-page.ts'
import { loadList } from './load-list.ts'
import { loadThread } from './load-thread.ts'

/** The list of conversations, one of them, or the form of a new one, as the page's query asks. */
export function loadInbox(options: BerichtenOptions): (context: InboxContext) => Promise<InboxPage> {
  return (context) => {
    if (context.query['thread'] !== undefined) return loadThread(context, options)
    return context.query['new'] === undefined ? loadList(context, options) : loadNew(context, options)
  }
}

async function loadNew(context: InboxContext, options: BerichtenOptions): Promise<NewPage> {
  const draft = await findDraft(context)
  return {
    page: 'new',
    people: options.between === 'contacts' ? await context.people() : [],
    ...(draft && { draft }),
    guidance: toGuidance(context, options),
  }
}

/** The page after this one, for who saves everything: the older conversations, and then each of them from its newest page to its oldest. */
export function toNextPage(page: InboxPage): Readonly<Record<string, string>> | undefined {
  if (page.page === 'new') return undefined
  if (page.page === 'list' && page.older !== undefined) return { before: page.older }
  if (page.page === 'list') return page.newest === undefined ? undefined : { thread: page.newest }
  if (page.older !== undefined) return { thread: page.id, before: page.older }
  return page.next === undefined ? undefined : { thread: page.next }
}
