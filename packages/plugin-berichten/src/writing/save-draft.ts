import { NotThere, type ActionResult } from '@voordeur/core'
import { dropDraft } from '../inbox/drafts.ts'
import { isMember } from '../inbox/member-threads.ts'
import { NEW_THREAD } from '../tables/message-tables.ts'
import type { WritingContext } from './add-message.ts'
import type { DraftInput } from './fields.ts'

/** Keeps what was typed for its writer alone; what was emptied, or sent in the meantime, is not kept. */
export async function saveDraft(context: WritingContext, draft: DraftInput): Promise<ActionResult> {
  const { thread = NEW_THREAD } = draft
  if (draft.thread !== undefined && !(await isOwnThread(context, draft.thread))) throw new NotThere()
  const query: Readonly<Record<string, string>> = draft.thread === undefined ? { new: '1' } : { thread: draft.thread }
  if (await isSent(context, draft.key)) return { query: {} }
  if (draft.text === '' && draft.topic === '' && draft.to.length === 0) await dropDraft(context, draft.thread)
  else await keep(context, { ...draft, thread })
  return { message: 'draft.saved', query }
}

async function keep({ db, client, viewer, now }: WritingContext, draft: DraftInput & { readonly thread: string }): Promise<void> {
  const kept = { topic: draft.topic, recipients: draft.to.join(' '), text: draft.text, saved_at: now }
  await db
    .insertInto('berichten_draft')
    .values({ account_id: viewer.account.id, client_id: client.id, thread_id: draft.thread, ...kept })
    .onConflict((same) => same.columns(['account_id', 'client_id', 'thread_id']).doUpdateSet(kept))
    .execute()
}

/** Whether the message of this form was sent: a script may save what was typed just after. */
async function isSent({ db, client }: WritingContext, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('berichten_message')
    .select('id')
    .where('client_id', '=', client.id)
    .where('id', '=', key)
    .executeTakeFirst()
  return row !== undefined
}

async function isOwnThread(context: WritingContext, id: string): Promise<boolean> {
  const row = await context.db
    .selectFrom('berichten_thread')
    .select('id')
    .where('client_id', '=', context.client.id)
    .where('id', '=', id)
    .where(isMember(context, 'berichten_thread.id'))
    .executeTakeFirst()
  return row !== undefined
}
