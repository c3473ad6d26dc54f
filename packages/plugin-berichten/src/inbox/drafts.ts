import { NEW_THREAD } from '../tables/message-tables.ts'
import type { InboxContext } from './inbox-context.ts'
import type { Draft } from './inbox-page.ts'

/** What this reader typed in answer to a conversation, or to begin one, and did not send. */
export async function findDraft({ db, client, viewer }: InboxContext, thread: string = NEW_THREAD): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('berichten_draft')
    .select(['topic', 'recipients', 'text', 'saved_at'])
    .where('account_id', '=', viewer.account.id)
    .where('client_id', '=', client.id)
    .where('thread_id', '=', thread)
    .executeTakeFirst()
  if (!row) return undefined
  const recipients = row.recipients.split(' ').filter((id) => id !== '')
  return { topic: row.topic, recipients, text: row.text, savedAt: row.saved_at.toISOString() }
}

/** Takes away what was typed, because it was sent or emptied. */
export async function dropDraft({ db, client, viewer }: InboxContext, thread: string = NEW_THREAD): Promise<void> {
  await db
    .deleteFrom('berichten_draft')
    .where('account_id', '=', viewer.account.id)
    .where('client_id', '=', client.id)
    .where('thread_id', '=', thread)
    .execute()
}
