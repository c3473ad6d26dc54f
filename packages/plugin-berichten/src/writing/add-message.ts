import type { ActionContext, Upload } from '@voordeur/core'
import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { dropDraft } from '../inbox/drafts.ts'
import { readsReplies, type BerichtenOptions } from '../options.ts'
import type { MessageTables } from '../tables/message-tables.ts'

/** What an action of the inbox is given. */
export type WritingContext = ActionContext<'client', MessageTables>

/** A message of the own side. `key` makes what is sent twice one message. */
export interface OwnMessage {
  readonly key: string
  readonly text: string
  readonly thread: { readonly id: string; readonly topic: string; readonly toOrganisation: boolean }
  /** Whether it is the first of its conversation. */
  readonly isFirst: boolean
}

/** Adds a message to a conversation whose row this transaction holds, tells the other members, and hands it to the care record where that answers. */
export async function addMessage(context: WritingContext, message: OwnMessage, options: BerichtenOptions): Promise<void> {
  const { db, client, viewer, now } = context
  const { key, text, thread } = message
  const added = await db
    .insertInto('berichten_message')
    .values({
      id: key,
      client_id: client.id,
      thread_id: thread.id,
      side: 'own',
      account_id: viewer.account.id,
      author_name: viewer.account.name,
      text,
      sent_at: now,
    })
    .onConflict((same) => same.columns(['client_id', 'id']).doNothing())
    .returning('position')
    .executeTakeFirst()
  if (!added) return
  await addAttachments(db, { clientId: client.id, threadId: thread.id, messageId: key, files: context.files })
  const handedOver = readsReplies(options) && handOver(context, message, options)
  await db
    .updateTable('berichten_thread')
    .set({
      last_position: added.position,
      handed_over: handedOver,
      closed_at: null,
      waiting_since: thread.toOrganisation && !handedOver ? sql`coalesce(waiting_since, ${now}::timestamptz)` : null,
    })
    .where('client_id', '=', client.id)
    .where('id', '=', thread.id)
    .execute()
  await dropDraft(context, message.isFirst ? undefined : thread.id)
  context.notify({ kind: 'received', reference: key, values: { name: viewer.account.name }, to: await listOthers(context, thread.id) })
}

/** Keeps the files of a message in the order in which they were chosen. */
export async function addAttachments(
  db: WritingContext['db'],
  of: { readonly clientId: string; readonly threadId: string; readonly messageId: string; readonly files: readonly Upload[] },
): Promise<void> {
  const rows = of.files.flatMap((file, position) => (file.kind === 'csv' ? [] : [{ file, position }]))
  if (rows.length === 0) return
  await db
    .insertInto('berichten_attachment')
    .values(
      rows.map(({ file, position }) => ({
        id: randomUUID(),
        client_id: of.clientId,
        thread_id: of.threadId,
        message_id: of.messageId,
        position,
        name: file.name,
        mime: file.mime,
        bytes: file.bytes,
        small: file.kind === 'photo' ? file.small.bytes : null,
      })),
    )
    .execute()
}

function handOver({ send, viewer, now }: WritingContext, { key, text, thread }: OwnMessage, options: BerichtenOptions): boolean {
  const recipientRole = options.between === 'coordinator' ? options.recipient : undefined
  return send({
    id: key,
    thread: thread.id,
    topic: thread.topic,
    text,
    sender: { name: viewer.account.name },
    ...(recipientRole !== undefined && { recipientRole }),
    sentAt: now.toISOString(),
  })
}

async function listOthers({ db, client, viewer }: WritingContext, threadId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('berichten_member')
    .select('account_id')
    .where('client_id', '=', client.id)
    .where('thread_id', '=', threadId)
    .where('account_id', '<>', viewer.account.id)
    .execute()
  return rows.map(({ account_id: id }) => id)
}
