import type { ViewTools } from '@voordeur/core'
import type { ComponentChild } from 'preact'
import type { InboxPage, ThreadLine } from '../inbox/inbox-page.ts'
import type { BerichtenOptions } from '../options.ts'
import { ListView } from './list-view.tsx'
import { NewView } from './new-view.tsx'
import { ThreadView } from './thread-view.tsx'

/** The list of conversations, one of them, or the form of a new one. */
export function viewInbox(options: BerichtenOptions): (page: InboxPage, tools: ViewTools) => ComponentChild {
  return (page, tools) => {
    if (page.page === 'thread') return <ThreadView thread={page} options={options} tools={tools} />
    if (page.page === 'new') return <NewView page={page} options={options} tools={tools} />
    return <ListView list={page} options={options} tools={tools} />
  }
}

/** What is new, or else the last conversation, in one line. */
export function viewInboxSummary(line: ThreadLine | undefined, { t }: ViewTools): ComponentChild {
  if (line === undefined) return t('inbox.summary.none')
  return line.unread > 0
    ? t('inbox.summary.unread', { count: line.unread, topic: line.topic })
    : t('inbox.summary.last', { topic: line.topic })
}
