import { NotThere, type ActionResult } from '@voordeur/core'
import { isMember } from '../inbox/member-threads.ts'
import type { BerichtenOptions } from '../options.ts'
import { addMessage, type WritingContext } from './add-message.ts'
import type { ReplyInput } from './fields.ts'

/** Answers in a conversation of which the writer is a member. One at a time: what is committed first stands first. */
export function reply(options: BerichtenOptions) {
  return async (context: WritingContext, { key, thread: id, text }: ReplyInput): Promise<ActionResult> => {
    const { db, client } = context
    const thread = await db
      .selectFrom('berichten_thread')
      .select(['id', 'topic', 'to_organisation'])
      .where('client_id', '=', client.id)
      .where('id', '=', id)
      .where(isMember(context, 'berichten_thread.id'))
      .forUpdate()
      .executeTakeFirst()
    if (!thread) throw new NotThere()
    const of = { id: thread.id, topic: thread.topic, toOrganisation: thread.to_organisation }
    await addMessage(context, { key, text, thread: of, isFirst: false }, options)
    return { message: 'write.sent', query: { thread: id } }
  }
}
