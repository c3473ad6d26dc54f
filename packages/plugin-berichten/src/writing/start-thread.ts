import type { ActionProblems, ActionResult, PersonNearby } from '@voordeur/core'
import type { BerichtenOptions } from '../options.ts'
import { addMessage, type WritingContext } from './add-message.ts'
import type { NewThreadInput } from './fields.ts'

/** Begins a conversation: with people who may read messages now, or with the organisation. */
export function startThread(options: BerichtenOptions) {
  return async (context: WritingContext, input: NewThreadInput): Promise<ActionResult | ActionProblems> => {
    const chosen = options.between === 'contacts' ? await choosePeople(context, input.to) : []
    if ('problems' in chosen) return chosen
    const toOrganisation = options.between === 'coordinator'
    const thread = { id: input.key, topic: input.topic, toOrganisation }
    if (await makeThread(context, thread, chosen)) {
      await addMessage(context, { key: input.key, text: input.text, thread, isFirst: true }, options)
    }
    return { message: 'write.sent', query: { thread: input.key } }
  }
}

async function choosePeople({ people }: WritingContext, to: readonly string[]): Promise<readonly PersonNearby[] | ActionProblems> {
  if (to.length === 0) return { problems: [{ field: 'to', message: 'write.problem.nobody' }] }
  const chosen = (await people()).filter(({ accountId }) => to.includes(accountId))
  // Their access ended while the form was open: who is written to must be who was ticked.
  if (chosen.length < new Set(to).size) return { problems: [{ field: 'to', message: 'write.problem.gone' }] }
  return chosen
}

/** Makes a conversation with its members; false when it was made before by the same form. */
async function makeThread(
  { db, client, viewer, now }: WritingContext,
  thread: { readonly id: string; readonly topic: string; readonly toOrganisation: boolean },
  others: readonly PersonNearby[],
): Promise<boolean> {
  const made = await db
    .insertInto('berichten_thread')
    .values({
      id: thread.id,
      client_id: client.id,
      topic: thread.topic,
      to_organisation: thread.toOrganisation,
      started_at: now,
      last_position: '0',
      waiting_since: null,
      handed_over: false,
      closed_at: null,
    })
    .onConflict((same) => same.columns(['client_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return false
  const members = [{ accountId: viewer.account.id, name: viewer.account.name }, ...others]
  await db
    .insertInto('berichten_member')
    .values(members.map(({ accountId, name }) => ({ thread_id: thread.id, client_id: client.id, account_id: accountId, name })))
    .execute()
  return true
}
