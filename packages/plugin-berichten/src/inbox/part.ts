import { definePart, fillSlot, underTeamMember } from '@voordeur/core'
import { Message } from '@voordeur/core/care'
import { z } from 'zod'
import { ATTACHMENTS } from '../writing/attachments.ts'
import { readsReplies, takesFiles, type BerichtenOptions } from '../options.ts'
import type { MessageTables } from '../tables/message-tables.ts'
import { viewEnvelope } from '../view/envelope.tsx'
import { viewInbox, viewInboxSummary } from '../view/view-inbox.tsx'
import { DraftInput, ReplyInput, toNewThreadInput, type NewThreadInput } from '../writing/fields.ts'
import { reply } from '../writing/reply.ts'
import { saveDraft } from '../writing/save-draft.ts'
import { startThread } from '../writing/start-thread.ts'
import { countUnread } from './count-unread.ts'
import type { InboxPage, ThreadLine } from './inbox-page.ts'
import { loadAttachment } from './load-attachment.ts'
import { loadInbox, toNextPage } from './load-inbox.ts'
import { loadNewest } from './load-list.ts'

const Query = z.strictObject({
  thread: z.uuid().optional(),
  new: z.literal('1').optional(),
  before: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .optional(),
})

type Inputs = { send: NewThreadInput; reply: ReplyInput; saveDraft: DraftInput }

/** Berichten: conversations of which the reader is a member, and nobody else's. */
export function inbox(options: BerichtenOptions) {
  const files = takesFiles(options) ? { files: { files: ATTACHMENTS } } : {}
  const topics = options.between === 'coordinator' ? options.topics : []
  return definePart<'inbox', 'read' | 'write', 'client', InboxPage, ThreadLine | undefined, Inputs, MessageTables>({
    id: 'inbox',
    title: 'inbox.title',
    icon: 'mail',
    scope: 'client',
    tour: [{ anchor: 'panel', title: 'inbox.title', text: 'inbox.tour' }],
    rights: { read: {}, write: { title: 'inbox.right.write' } },
    reads: readsReplies(options) ? [Message] : [],
    people: options.between === 'contacts',
    query: Query,
    load: loadInbox(options),
    nextPage: toNextPage,
    view: viewInbox(options),
    summary: { load: loadNewest, view: viewInboxSummary },
    badge: (context) => countUnread(context, options),
    media: { load: loadAttachment },
    fills: options.between === 'coordinator' ? [fillSlot({ slot: underTeamMember, load: async () => ({}), view: viewEnvelope })] : [],
    actions: {
      send: { right: 'write', input: toNewThreadInput(topics), ...files, run: startThread(options) },
      reply: { right: 'write', input: ReplyInput, ...files, run: reply(options) },
      saveDraft: { right: 'write', input: DraftInput, run: saveDraft },
    },
  })
}
