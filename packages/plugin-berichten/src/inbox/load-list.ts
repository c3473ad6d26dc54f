import { sql } from 'kysely'
import type { BerichtenOptions } from '../options.ts'
import { readsReplies } from '../options.ts'
import { NEW_THREAD } from '../tables/message-tables.ts'
import { toGuidance, type InboxContext } from './inbox-context.ts'
import type { ListPage, ThreadLine } from './inbox-page.ts'
import { isMember } from './member-threads.ts'
import { countNewReplies } from './new-replies.ts'

const PAGE = 20
const EXCERPT = 140

interface Line {
  readonly id: string
  readonly topic: string
  readonly to_organisation: boolean
  readonly last_position: string
  readonly others: readonly string[] | null
  readonly text: string
  readonly sent_at: Date
  readonly is_own: boolean
  readonly unread: number
  readonly has_draft: boolean
}

/** The conversations of this reader, newest first, a page of twenty. */
export async function loadList(context: InboxContext, options: BerichtenOptions): Promise<ListPage> {
  const rows = await listLines(context, { limit: PAGE + 1, before: context.query['before'] })
  const shown = rows.slice(0, PAGE)
  const replies = readsReplies(options) ? await countNewReplies(context) : new Map<string, number>()
  const older = rows.length > PAGE ? shown.at(-1)?.last_position : undefined
  const drafts = await listDrafted(context)
  const [newest] = context.query['before'] === undefined ? rows : await listLines(context, { limit: 1, before: undefined })
  return {
    page: 'list',
    threads: shown.map((row) => toLine(row, { replies: replies.get(row.id) ?? 0, hasDraft: drafts.has(row.id) })),
    ...(older !== undefined && { older }),
    isOlder: context.query['before'] !== undefined,
    guidance: toGuidance(context, options),
    people: options.between === 'contacts' ? await context.people() : [],
    ...(newest && { newest: newest.id }),
    hasDraft: drafts.has(NEW_THREAD),
  }
}

/** The newest conversation with how much is new in it, for the panel. */
export async function loadNewest(context: InboxContext): Promise<ThreadLine | undefined> {
  const [row] = await listLines(context, { limit: 1, before: undefined })
  return row && toLine(row, { replies: 0, hasDraft: false })
}

async function listLines(
  context: InboxContext,
  { limit, before }: { readonly limit: number; readonly before: string | undefined },
): Promise<readonly Line[]> {
  const { db, client, viewer } = context
  const me = sql`${viewer.account.id}::uuid`
  const { rows } = await sql<Line>`
    select thread.id, thread.topic, thread.to_organisation, thread.last_position::text as last_position,
      (select array_agg(other.name order by other.name) from berichten_member as other
        where other.client_id = thread.client_id and other.thread_id = thread.id and other.account_id <> ${me}) as others,
      left(last.text, ${EXCERPT + 1}) as text, last.sent_at, last.account_id is not distinct from ${me} as is_own,
      (select count(*)::int from berichten_message as message
        where message.client_id = thread.client_id and message.thread_id = thread.id and message.account_id is distinct from ${me}
          and not exists (select from berichten_seen as seen where seen.client_id = thread.client_id
            and seen.message_id = message.id and seen.account_id = ${me})) as unread
    from berichten_thread as thread
      join berichten_message as last
        on last.client_id = thread.client_id and last.thread_id = thread.id and last.position = thread.last_position
    where thread.client_id = ${client.id}::uuid and ${isMember(context, 'thread.id')}
      and (${before ?? null}::bigint is null or thread.last_position < ${before ?? null}::bigint)
    order by thread.last_position desc
    limit ${limit}`.execute(db)
  return rows
}

async function listDrafted({ db, client, viewer }: InboxContext): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('berichten_draft')
    .select('thread_id')
    .where('account_id', '=', viewer.account.id)
    .where('client_id', '=', client.id)
    .execute()
  return new Set(rows.map(({ thread_id: id }) => id))
}

function toLine(row: Line, more: { readonly replies: number; readonly hasDraft: boolean }): ThreadLine {
  return {
    id: row.id,
    topic: row.topic,
    others: row.to_organisation ? [] : (row.others ?? []),
    lastAt: row.sent_at.toISOString(),
    excerpt: row.text.length > EXCERPT ? `${row.text.slice(0, EXCERPT).trimEnd()}…` : row.text,
    lastIsOwn: row.is_own,
    unread: row.unread + more.replies,
    hasDraft: more.hasDraft,
  }
}
