import { sql, type RawBuilder } from 'kysely'
import { isLate, toDueDay } from '../due.ts'
import type { CoordinatorOptions } from '../options.ts'
import type { DeskContext } from './desk-context.ts'
import type { DeskLine, DeskListName, DeskTerm } from './desk-page.ts'

/** A conversation with the organisation, as it stands in the tables. */
export interface LineRow {
  readonly id: string
  readonly client_id: string
  readonly topic: string
  readonly last_position: string
  readonly waiting_since: Date | null
  readonly handed_over: boolean
  readonly closed_at: Date | null
  readonly last_at: Date
  readonly from_name: string
  readonly taken_by: string | null
  readonly taken_name: string | null
}

const LISTS: Readonly<Record<DeskListName, RawBuilder<boolean>>> = {
  waiting: sql`thread.waiting_since is not null`,
  answered: sql`thread.waiting_since is null and thread.closed_at is null and not thread.handed_over`,
  closed: sql`thread.closed_at is not null`,
  record: sql`thread.handed_over and thread.closed_at is null`,
}

/** Where a page of a list goes on: behind a place in the order of all, or behind who waits since a moment. */
export interface LinePlace {
  readonly list: DeskListName
  readonly after: string | undefined
  readonly limit: number
}

/** Conversations with the organisation, never one between contacts: who waits longest first, or the newest first. */
export async function listLines({ db }: DeskContext, { list, after, limit }: LinePlace): Promise<readonly LineRow[]> {
  const isWaiting = list === 'waiting'
  const [since, id] = isWaiting && after !== undefined ? after.split('~') : []
  const place = isWaiting
    ? sql`(${since ?? null}::timestamptz is null or (thread.waiting_since, thread.id) > (${since ?? null}::timestamptz, ${id ?? null}::uuid))`
    : sql`(${after ?? null}::bigint is null or thread.last_position < ${after ?? null}::bigint)`
  const order = isWaiting ? sql`thread.waiting_since, thread.id` : sql`thread.last_position desc`
  const { rows } =
    await sql<LineRow>`${SELECT} where thread.to_organisation and ${LISTS[list]} and ${place} order by ${order} limit ${limit}`.execute(db)
  return rows
}

/** One conversation with the organisation. */
export async function findLine({ db }: DeskContext, id: string): Promise<LineRow | undefined> {
  const { rows } = await sql<LineRow>`${SELECT} where thread.to_organisation and thread.id = ${id}::uuid`.execute(db)
  return rows[0]
}

const SELECT = sql`
  select thread.id, thread.client_id, thread.topic, thread.last_position::text as last_position, thread.waiting_since, thread.handed_over,
    thread.closed_at, last.sent_at as last_at,
    (select member.name from berichten_member as member
      where member.client_id = thread.client_id and member.thread_id = thread.id order by member.name limit 1) as from_name,
    taken.account_id as taken_by, taken.name as taken_name
  from berichten_thread as thread
    join berichten_message as last
      on last.client_id = thread.client_id and last.thread_id = thread.id and last.position = thread.last_position
    left join berichten_assignment as taken on taken.client_id = thread.client_id and taken.thread_id = thread.id`

/** Where the page after this line goes on. */
export function toPlace({ waiting_since: since, id, last_position: position }: LineRow, list: DeskListName): string {
  return list === 'waiting' && since !== null ? `${since.toISOString()}~${id}` : position
}

/** How many conversations wait for an answer; 99 at most. */
export async function countWaiting({ db }: DeskContext): Promise<number> {
  const rows = await db
    .selectFrom('berichten_thread')
    .select('id')
    .where('to_organisation', '=', true)
    .where('waiting_since', 'is not', null)
    .limit(99)
    .execute()
  return rows.length
}

/** A conversation in words of the desk. */
export function toDeskLine(
  row: LineRow,
  about: { readonly names: ReadonlyMap<string, string>; readonly options: CoordinatorOptions; readonly reader: string; readonly now: Date },
): DeskLine {
  const client = about.names.get(row.client_id)
  return {
    id: row.id,
    clientId: row.client_id,
    ...(client !== undefined && { client }),
    topic: row.topic,
    from: row.from_name,
    lastAt: row.last_at.toISOString(),
    ...(row.waiting_since && { term: toTerm(row.waiting_since, about.options.answerWithinDays, about.now) }),
    ...(row.taken_name !== null && { taken: { name: row.taken_name, isMine: row.taken_by === about.reader } }),
  }
}

function toTerm(since: Date, days: number | undefined, now: Date): DeskTerm {
  if (days === undefined) return { since: since.toISOString(), isLate: false }
  return { since: since.toISOString(), due: toDueDay(since, days), isLate: isLate(since, days, now) }
}
