import { readsReplies, type BerichtenOptions } from '../options.ts'
import type { InboxContext } from './inbox-context.ts'
import { isMember, isUnopened } from './member-threads.ts'
import { countNewReplies } from './new-replies.ts'

const MOST = 99

/** How many messages this reader has not opened, in all conversations; 99 at most. */
export async function countUnread(context: InboxContext, options: BerichtenOptions): Promise<number> {
  const rows = await context.db
    .selectFrom('berichten_message')
    .select('id')
    .where('client_id', '=', context.client.id)
    .where(isMember(context, 'berichten_message.thread_id'))
    .where(isUnopened(context))
    .limit(MOST)
    .execute()
  const replies = readsReplies(options) ? [...(await countNewReplies(context)).values()].reduce((sum, count) => sum + count, 0) : 0
  return Math.min(MOST, rows.length + replies)
}
