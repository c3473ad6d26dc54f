import { NotThere, type ActionContext, type ActionProblems, type ActionResult } from '@voordeur/core'
import { z } from 'zod'
import type { CoordinatorOptions } from '../options.ts'
import type { MessageTables } from '../tables/message-tables.ts'
import { addAttachments } from '../writing/add-message.ts'
import { DraftInput, type ReplyInput } from '../writing/fields.ts'

/** What an action of the desk is given. */
export type DeskWork = ActionContext<'organisation', MessageTables>

/** A conversation that is meant. */
export const ThreadInput = z.strictObject({ thread: z.uuid() })

/** A conversation that is meant. */
export type ThreadInput = z.infer<typeof ThreadInput>

/** The form of an answer as far as it is filled in. */
export const DeskDraftInput = DraftInput

interface HeldThread {
  readonly id: string
  readonly client_id: string
  readonly handed_over: boolean
}

/** Holds a conversation with the organisation until this transaction ends; one between contacts is not there. */
export async function holdThread({ db, concerns }: DeskWork, id: string): Promise<HeldThread> {
  const thread = await db
    .selectFrom('berichten_thread')
    .select(['id', 'client_id', 'handed_over'])
    .where('id', '=', id)
    .where('to_organisation', '=', true)
    .forUpdate()
    .executeTakeFirst()
  if (!thread) throw new NotThere()
  concerns(thread.client_id)
  return thread
}

/** Answers in the name of the organisation. Who of the staff it was stays at the desk, unless the organisation shows names. */
export function answer(options: CoordinatorOptions) {
  return async (work: DeskWork, input: ReplyInput): Promise<ActionResult | ActionProblems> => {
    const thread = await holdThread(work, input.thread)
    if (thread.handed_over) return { problems: [{ field: 'text', message: 'desk.record' }] }
    await addAnswer(work, { ...input, thread, authorName: options.staffNames === 'show' ? work.viewer.account.name : null })
    return { message: 'desk.sent', query: { thread: thread.id } }
  }
}

async function addAnswer(
  work: DeskWork,
  given: { readonly key: string; readonly text: string; readonly thread: HeldThread; readonly authorName: string | null },
): Promise<void> {
  const { db, viewer, now, files, organisation } = work
  const { key, text, thread, authorName } = given
  const of = { client_id: thread.client_id, thread_id: thread.id }
  const added = await db
    .insertInto('berichten_message')
    .values({ id: key, ...of, side: 'organisation', account_id: null, author_name: authorName, text, sent_at: now })
    .onConflict((same) => same.columns(['client_id', 'id']).doNothing())
    .returning('position')
    .executeTakeFirst()
  if (!added) return
  const staff = { client_id: thread.client_id, account_id: viewer.account.id, name: viewer.account.name }
  await db
    .insertInto('berichten_answer')
    .values({ message_id: key, ...staff })
    .execute()
  await addAttachments(db, { clientId: thread.client_id, threadId: thread.id, messageId: key, files })
  await db
    .updateTable('berichten_thread')
    .set({ last_position: added.position, waiting_since: null, closed_at: null })
    .where('client_id', '=', thread.client_id)
    .where('id', '=', thread.id)
    .execute()
  await db
    .deleteFrom('berichten_draft')
    .where('account_id', '=', viewer.account.id)
    .where('client_id', '=', thread.client_id)
    .where('thread_id', '=', thread.id)
    .execute()
  const members = await db
    .selectFrom('berichten_member')
    .select('account_id')
    .where('client_id', '=', thread.client_id)
    .where('thread_id', '=', thread.id)
    .execute()
  const values = { name: authorName ?? organisation.name }
  work.notify(thread.client_id, { kind: 'answered', reference: key, values, to: members.map(({ account_id: id }) => id) })
}
