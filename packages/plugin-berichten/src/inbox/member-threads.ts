import { sql, type RawBuilder } from 'kysely'
import type { InboxContext } from './inbox-context.ts'

/** The condition that a row belongs to a conversation of which this reader is a member: whoever is not sees nothing of it, whatever their rights. */
export function isMember({ client, viewer }: Pick<InboxContext, 'client' | 'viewer'>, threadId: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select from berichten_member as mine
    where mine.client_id = ${client.id}::uuid and mine.thread_id = ${sql.ref(threadId)} and mine.account_id = ${viewer.account.id}::uuid)`
}

/** The condition that a message is new to this reader: of somebody else, and not opened. */
export function isUnopened({ client, viewer }: Pick<InboxContext, 'client' | 'viewer'>): RawBuilder<boolean> {
  return sql<boolean>`berichten_message.account_id is distinct from ${viewer.account.id}::uuid and not exists (
    select from berichten_seen as seen where seen.client_id = ${client.id}::uuid
      and seen.message_id = berichten_message.id and seen.account_id = ${viewer.account.id}::uuid)`
}
