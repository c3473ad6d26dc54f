import { sql } from 'kysely'
import type { InboxContext } from './inbox-context.ts'
import type { ShownAttachment, ShownMessage } from './inbox-page.ts'

const PAGE = 20

/** A page of messages, oldest first, with the moments between which they and what the record says stand. */
export interface MessagePage {
  readonly messages: readonly ShownMessage[]
  readonly older?: string
  /** The page begins here; undefined for the first of all. */
  readonly from?: string
  /** The page ends before this; undefined for the last of all. */
  readonly until?: string
}

interface Row {
  readonly id: string
  readonly position: string
  readonly account_id: string | null
  readonly author_name: string | null
  readonly text: string
  readonly sent_at: Date
  readonly opened: boolean
  readonly attachments: readonly ShownAttachment[]
  readonly seen_by: readonly string[]
}

/** The messages of a conversation before the page's cursor; whose it is was asked before. */
export async function listMessages(
  context: InboxContext,
  { thread, receipts }: { readonly thread: string; readonly receipts: boolean },
): Promise<MessagePage> {
  const before = context.query['before']
  const rows = await listRows(context, { thread, before, receipts })
  const shown = rows.slice(0, PAGE)
  const oldest = rows.length > PAGE ? shown.at(-1) : undefined
  const until = before === undefined ? undefined : await findMoment(context, thread, before)
  const sent = await context.followSent(shown.filter(({ account_id: by }) => by === context.viewer.account.id).map(({ id }) => id))
  return {
    messages: shown.toReversed().map((row) => toMessage(row, context.viewer.account.id, sent.get(row.id))),
    ...(oldest && { older: oldest.position, from: oldest.sent_at.toISOString() }),
    ...(until !== undefined && { until }),
  }
}

async function listRows(
  { db, client, viewer }: InboxContext,
  { thread, before, receipts }: { readonly thread: string; readonly before: string | undefined; readonly receipts: boolean },
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select message.id, message.position::text as position, message.account_id, message.author_name, message.text, message.sent_at,
      message.account_id is not distinct from ${viewer.account.id}::uuid or exists (
        select from berichten_seen as seen where seen.client_id = message.client_id and seen.message_id = message.id
          and seen.account_id = ${viewer.account.id}::uuid) as opened,
      coalesce((select jsonb_agg(jsonb_build_object('id', file.id, 'name', file.name, 'isPhoto', file.mime = 'image/webp') order by file.position)
        from berichten_attachment as file where file.client_id = message.client_id and file.message_id = message.id), '[]'::jsonb) as attachments,
      case when ${receipts}::boolean then coalesce((
        select jsonb_agg(distinct coalesce(member.name, '')) from berichten_seen as seen
          left join berichten_member as member on member.client_id = seen.client_id and member.thread_id = message.thread_id
            and member.account_id = seen.account_id
        where seen.client_id = message.client_id and seen.message_id = message.id and seen.account_id is distinct from message.account_id
          and (member.account_id is not null or seen.side = 'organisation')), '[]'::jsonb) else '[]'::jsonb end as seen_by
    from berichten_message as message
    where message.client_id = ${client.id}::uuid and message.thread_id = ${thread}::uuid
      and (${before ?? null}::bigint is null or message.position < ${before ?? null}::bigint)
    order by message.position desc
    limit ${PAGE + 1}`.execute(db)
  return rows
}

async function findMoment({ db, client }: InboxContext, thread: string, position: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('berichten_message')
    .select('sent_at')
    .where('client_id', '=', client.id)
    .where('thread_id', '=', thread)
    .where('position', '=', position)
    .executeTakeFirst()
  return row?.sent_at.toISOString()
}

function toMessage(row: Row, reader: string, sent: ShownMessage['sent']): ShownMessage {
  const isOwn = row.account_id === reader
  return {
    id: row.id,
    at: row.sent_at.toISOString(),
    isOwn,
    ...(row.author_name !== null && { author: row.author_name }),
    byOrganisation: row.account_id === null,
    isNew: !row.opened,
    text: row.text,
    attachments: row.attachments,
    seenBy: isOwn ? row.seen_by : [],
    ...(sent !== undefined && { sent }),
  }
}
