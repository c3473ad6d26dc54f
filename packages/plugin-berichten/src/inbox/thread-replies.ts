import type { InboxContext } from './inbox-context.ts'
import type { MessagePage } from './list-messages.ts'
import { groupByThread } from './new-replies.ts'
import { listReplies, type RecordReply } from './replies.ts'

/** The replies of the care record that belong between the messages of this page. */
export async function listThreadReplies(
  context: InboxContext,
  threadId: string,
  { from, until }: Pick<MessagePage, 'from' | 'until'>,
): Promise<readonly RecordReply[]> {
  const replies = (await groupByThread(context, await listReplies(context))).get(threadId) ?? []
  return replies.filter(({ at }) => (from === undefined || at >= from) && (until === undefined || at < until))
}
