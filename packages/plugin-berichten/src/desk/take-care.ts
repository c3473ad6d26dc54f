import type { ActionResult } from '@voordeur/core'
import type { DraftInput } from '../writing/fields.ts'
import { NotThere } from '@voordeur/core'
import { holdThread, type DeskWork, type ThreadInput } from './answer.ts'

/** Says to colleagues that somebody takes care of this conversation; whoever says it last does. */
export async function take(work: DeskWork, { thread: id }: ThreadInput): Promise<ActionResult> {
  const { db, viewer, now } = work
  const thread = await holdThread(work, id)
  const taken = { account_id: viewer.account.id, name: viewer.account.name, assigned_at: now }
  await db
    .insertInto('berichten_assignment')
    .values({ thread_id: thread.id, client_id: thread.client_id, ...taken })
    .onConflict((same) => same.columns(['client_id', 'thread_id']).doUpdateSet(taken))
    .execute()
  return { message: 'desk.took', query: { thread: thread.id } }
}

/** Gives a conversation back to everybody at the desk. */
export async function release(work: DeskWork, { thread: id }: ThreadInput): Promise<ActionResult> {
  const thread = await holdThread(work, id)
  await work.db
    .deleteFrom('berichten_assignment')
    .where('client_id', '=', thread.client_id)
    .where('thread_id', '=', thread.id)
    .where('account_id', '=', work.viewer.account.id)
    .execute()
  return { message: 'desk.released', query: { thread: thread.id } }
}

/** Closes a conversation that needs no answer any more; a next message opens it again. */
export async function close(work: DeskWork, { thread: id }: ThreadInput): Promise<ActionResult> {
  const thread = await holdThread(work, id)
  await work.db
    .updateTable('berichten_thread')
    .set({ closed_at: work.now, waiting_since: null })
    .where('client_id', '=', thread.client_id)
    .where('id', '=', thread.id)
    .execute()
  return { message: 'desk.closed' }
}

/** Keeps what was typed of an answer, for its writer alone. */
export async function saveDeskDraft(work: DeskWork, { thread: id, text, key }: DraftInput): Promise<ActionResult> {
  if (id === undefined) throw new NotThere()
  const { db, viewer, now } = work
  const thread = await holdThread(work, id)
  const done = { message: 'draft.saved', query: { thread: id } }
  const sent = await db
    .selectFrom('berichten_message')
    .select('id')
    .where('client_id', '=', thread.client_id)
    .where('id', '=', key)
    .executeTakeFirst()
  if (sent) return done
  const kept = { topic: '', recipients: '', text, saved_at: now }
  const whose = { account_id: viewer.account.id, client_id: thread.client_id, thread_id: id }
  await db
    .insertInto('berichten_draft')
    .values({ ...whose, ...kept })
    .onConflict((same) => same.columns(['account_id', 'client_id', 'thread_id']).doUpdateSet(kept))
    .execute()
  return done
}
