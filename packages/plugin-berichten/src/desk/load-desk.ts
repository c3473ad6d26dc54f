import { NotThere } from '@voordeur/core'
import { sql } from 'kysely'
import type { ShownAttachment } from '../inbox/inbox-page.ts'
import type { CoordinatorOptions } from '../options.ts'
import type { DeskContext } from './desk-context.ts'
import { DESK_LISTS, type DeskListName, type DeskListPage, type DeskMessage, type DeskPage, type DeskThreadPage } from './desk-page.ts'
import { countWaiting, findLine, listLines, toDeskLine, toPlace, type LineRow } from './list-lines.ts'

const PAGE = 20

/** The list of conversations with the organisation, or one of them. */
export function loadDesk(options: CoordinatorOptions): (context: DeskContext) => Promise<DeskPage> {
  return (context) => (context.query['thread'] === undefined ? loadList(context, options) : loadThread(context, options))
}

async function loadList(context: DeskContext, options: CoordinatorOptions): Promise<DeskListPage> {
  const { query, viewer, now } = context
  const list: DeskListName = DESK_LISTS.find((name) => name === query['show']) ?? 'waiting'
  const rows = await listLines(context, { list, after: query['after'], limit: PAGE + 1 })
  const shown = rows.slice(0, PAGE)
  const names = await context.nameClients([...new Set(shown.map(({ client_id: id }) => id))])
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  return {
    page: 'list',
    show: list,
    lines: shown.map((row) => toDeskLine(row, { names, options, reader: viewer.account.id, now })),
    ...(last && { next: toPlace(last, list) }),
    isLater: query['after'] !== undefined,
    waiting: await countWaiting(context),
  }
}

async function loadThread(context: DeskContext, options: CoordinatorOptions): Promise<DeskThreadPage> {
  const { query, viewer, now, organisation } = context
  const row = await findLine(context, query['thread'] ?? '')
  if (!row) throw new NotThere()
  context.concerns(row.client_id)
  const names = await context.nameClients([row.client_id])
  const messages = await listMessages(context, row, options)
  const shown = messages.slice(0, PAGE)
  await noteSeen(context, row)
  const draft = await findDraft(context, row)
  const oldest = messages.length > PAGE ? shown.at(-1) : undefined
  return {
    ...toDeskLine(row, { names, options, reader: viewer.account.id, now }),
    page: 'thread',
    messages: shown.toReversed().map(({ position: _position, ...message }) => message),
    ...(oldest && { older: oldest.position }),
    isOlder: query['before'] !== undefined,
    isClosed: row.closed_at !== null,
    byRecord: row.handed_over,
    organisation: organisation.name,
    ...(draft && { draft: { text: draft.text, savedAt: draft.saved_at.toISOString() } }),
  }
}

interface MessageRow {
  readonly id: string
  readonly position: string
  readonly author: string
  readonly staff: string | null
  readonly text: string
  readonly sent_at: Date
  readonly attachments: readonly ShownAttachment[]
  readonly seen_by: readonly string[]
}

async function listMessages(
  { db, query }: DeskContext,
  thread: LineRow,
  { receipts }: CoordinatorOptions,
): Promise<readonly (DeskMessage & { readonly position: string })[]> {
  const before = query['before'] ?? null
  const { rows } = await sql<MessageRow>`
    select message.id, message.position::text as position, coalesce(message.author_name, '') as author, answer.name as staff, message.text,
      message.sent_at,
      coalesce((select jsonb_agg(jsonb_build_object('id', file.id, 'name', file.name, 'isPhoto', file.mime = 'image/webp') order by file.position)
        from berichten_attachment as file where file.client_id = message.client_id and file.message_id = message.id), '[]'::jsonb) as attachments,
      case when ${receipts}::boolean and message.side = 'organisation' then coalesce((
        select jsonb_agg(member.name order by member.name) from berichten_seen as seen join berichten_member as member
          on member.client_id = seen.client_id and member.thread_id = message.thread_id and member.account_id = seen.account_id
        where seen.client_id = message.client_id and seen.message_id = message.id and seen.side = 'own'), '[]'::jsonb)
        else '[]'::jsonb end as seen_by
    from berichten_message as message
      left join berichten_answer as answer on answer.client_id = message.client_id and answer.message_id = message.id
    where message.client_id = ${thread.client_id}::uuid and message.thread_id = ${thread.id}::uuid
      and (${before}::bigint is null or message.position < ${before}::bigint)
    order by message.position desc
    limit ${PAGE + 1}`.execute(db)
  return rows.map(({ sent_at: at, staff, seen_by: seenBy, ...row }) => ({
    ...row,
    at: at.toISOString(),
    seenBy,
    ...(staff !== null && { staff }),
  }))
}

/** Notes that staff opened what the own side wrote here. */
async function noteSeen({ db, viewer, now }: DeskContext, { client_id: clientId, id }: LineRow): Promise<void> {
  await sql`
    insert into berichten_seen (message_id, client_id, account_id, side, seen_at)
    select message.id, message.client_id, ${viewer.account.id}::uuid, 'organisation', ${now}::timestamptz
    from berichten_message as message
    where message.client_id = ${clientId}::uuid and message.thread_id = ${id}::uuid and message.side = 'own'
    on conflict do nothing`.execute(db)
}

function findDraft({ db, viewer }: DeskContext, { client_id: clientId, id }: LineRow) {
  return db
    .selectFrom('berichten_draft')
    .select(['text', 'saved_at'])
    .where('account_id', '=', viewer.account.id)
    .where('client_id', '=', clientId)
    .where('thread_id', '=', id)
    .executeTakeFirst()
}
