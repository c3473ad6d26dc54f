import { NotThere } from '@voordeur/core'
import { sql } from 'kysely'
import { isLate, toDueDay } from '../due.ts'
import { readsReplies, type BerichtenOptions } from '../options.ts'
import { findDraft } from './drafts.ts'
import { toGuidance, type InboxContext } from './inbox-context.ts'
import type { ShownMessage, ThreadPage } from './inbox-page.ts'
import { listMessages, type MessagePage } from './list-messages.ts'
import { listOpened } from './new-replies.ts'
import { isMember } from './member-threads.ts'
import { listThreadReplies } from './thread-replies.ts'

/** One conversation of which this reader is a member, the newest messages at the end. Opening it notes what was read. */
export async function loadThread(context: InboxContext, options: BerichtenOptions): Promise<ThreadPage> {
  const thread = await findThread(context, context.query['thread'] ?? '')
  const page = await listMessages(context, { thread: thread.id, receipts: options.receipts })
  const messages = readsReplies(options) ? await withReplies(context, thread.id, page) : page.messages
  await noteSeen(context, messages)
  const draft = await findDraft(context, thread.id)
  const next = await findNext(context, thread.last_position)
  const others = thread.to_organisation ? [] : await listOthers(context, thread.id)
  return {
    page: 'thread',
    id: thread.id,
    topic: thread.topic,
    others: others.map(({ name }) => name),
    gone: options.between === 'contacts' ? await listGone(context, others) : [],
    toOrganisation: thread.to_organisation,
    isClosed: thread.closed_at !== null,
    messages,
    ...(page.older !== undefined && { older: page.older }),
    isOlder: context.query['before'] !== undefined,
    ...toPromise(thread.waiting_since, options, context.now),
    ...(draft && { draft }),
    guidance: toGuidance(context, options),
    ...(next !== undefined && { next }),
  }
}

async function findThread(context: InboxContext, id: string) {
  const thread = await context.db
    .selectFrom('berichten_thread')
    .select(['id', 'topic', 'to_organisation', 'last_position', 'waiting_since', 'closed_at'])
    .where('client_id', '=', context.client.id)
    .where('id', '=', id)
    .where(isMember(context, 'berichten_thread.id'))
    .executeTakeFirst()
  if (!thread) throw new NotThere()
  return thread
}

interface Member {
  readonly account_id: string
  readonly name: string
}

function listOthers({ db, client, viewer }: InboxContext, threadId: string): Promise<readonly Member[]> {
  return db
    .selectFrom('berichten_member')
    .select(['account_id', 'name'])
    .where('client_id', '=', client.id)
    .where('thread_id', '=', threadId)
    .where('account_id', '<>', viewer.account.id)
    .orderBy('name')
    .execute()
}

/** Those who can read it no more: who writes must not count on them. */
async function listGone({ people }: InboxContext, others: readonly Member[]): Promise<readonly string[]> {
  const readers = new Set((await people()).map(({ accountId }) => accountId))
  return others.filter(({ account_id: id }) => !readers.has(id)).map(({ name }) => name)
}

/** The conversation after this one in the list. */
async function findNext(context: InboxContext, lastPosition: string): Promise<string | undefined> {
  const row = await context.db
    .selectFrom('berichten_thread')
    .select('id')
    .where('client_id', '=', context.client.id)
    .where('last_position', '<', lastPosition)
    .where(isMember(context, 'berichten_thread.id'))
    .orderBy('last_position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

async function withReplies(context: InboxContext, threadId: string, page: MessagePage): Promise<readonly ShownMessage[]> {
  const replies = await listThreadReplies(context, threadId, page)
  const opened = await listOpened(context, replies)
  const shown = replies.map(({ id, at, text, author }): ShownMessage => ({
    id,
    at,
    isOwn: false,
    ...(author !== undefined && { author }),
    byOrganisation: true,
    isNew: !opened.has(id),
    text,
    attachments: [],
    seenBy: [],
  }))
  return [...page.messages, ...shown].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

/** Notes what is on the page as opened; the moment of the first time stays. */
async function noteSeen({ db, client, viewer, now }: InboxContext, messages: readonly ShownMessage[]): Promise<void> {
  const fresh = messages.filter(({ isNew }) => isNew).map(({ id }) => id)
  if (fresh.length === 0) return
  await sql`
    insert into berichten_seen (message_id, client_id, account_id, side, seen_at)
    select fresh, ${client.id}::uuid, ${viewer.account.id}::uuid, 'own', ${now}::timestamptz from unnest(${fresh}::uuid[]) as fresh
    on conflict do nothing`.execute(db)
}

function toPromise(waitingSince: Date | null, options: BerichtenOptions, now: Date): { readonly answerBy?: string } {
  const days = options.between === 'coordinator' ? options.answerWithinDays : undefined
  if (waitingSince === null || days === undefined || isLate(waitingSince, days, now)) return {}
  return { answerBy: toDueDay(waitingSince, days) }
}
