import type { InboxContext } from './inbox-context.ts'
import { isMember } from './member-threads.ts'
import { listReplies, type RecordReply } from './replies.ts'

/** How many replies of the care record are new to this reader, by conversation. */
export async function countNewReplies(context: InboxContext): Promise<ReadonlyMap<string, number>> {
  const replies = await listReplies(context)
  const opened = await listOpened(context, replies)
  const counts = new Map<string, number>()
  for (const [threadId, ofThread] of await groupByThread(context, replies)) {
    const count = ofThread.filter(({ id }) => !opened.has(id)).length
    if (count > 0) counts.set(threadId, count)
  }
  return counts
}

/** Replies by the conversation whose message they answer, of this reader's own conversations alone. */
export async function groupByThread(
  context: InboxContext,
  replies: readonly RecordReply[],
): Promise<ReadonlyMap<string, readonly RecordReply[]>> {
  const answered = replies.map(({ answers }) => answers).filter((id) => UUID.test(id))
  if (answered.length === 0) return new Map()
  const rows = await context.db
    .selectFrom('berichten_message')
    .select(['id', 'thread_id'])
    .where('client_id', '=', context.client.id)
    .where('id', 'in', answered)
    .where(isMember(context, 'berichten_message.thread_id'))
    .execute()
  const threads = new Map(rows.map(({ id, thread_id: threadId }) => [id, threadId]))
  return Map.groupBy(
    replies.filter(({ answers }) => threads.has(answers)),
    ({ answers }) => threads.get(answers) ?? '',
  )
}

// A record may answer anything; what is no id of the portal can't be asked for.
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Which of these this reader has opened. */
export async function listOpened(
  { db, client, viewer }: InboxContext,
  of: readonly { readonly id: string }[],
): Promise<ReadonlySet<string>> {
  if (of.length === 0) return new Set()
  const rows = await db
    .selectFrom('berichten_seen')
    .select('message_id')
    .where('client_id', '=', client.id)
    .where('account_id', '=', viewer.account.id)
    .where(
      'message_id',
      'in',
      of.map(({ id }) => id),
    )
    .execute()
  return new Set(rows.map(({ message_id: id }) => id))
}
