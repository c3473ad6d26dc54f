import { sql, type Kysely } from 'kysely'
import type { BoardTables } from '../tables/board-tables.ts'
import { isShown } from './reader.ts'
import type { Look } from './list-posts.ts'

const MOST = 5

/** A message that is further back on the board, to which somebody replied lately. */
export interface RecentReply {
  readonly post: string
  /** Absent when the message was deleted. */
  readonly author?: string
  /** Of the message. */
  readonly text: string
  /** Of the newest reply (ISO 8601). */
  readonly at: string
  readonly by: string
  readonly new: boolean
}

/** Replies that came after the oldest post of a page, to posts that are older than that: without these nobody would find them. Newest first. */
export async function listRecentReplies(db: Kysely<BoardTables>, oldest: number, { reader, seen }: Look): Promise<readonly RecentReply[]> {
  const { rows } = await sql<Row>`
    select * from (
      select distinct on (prikbord_post.id) prikbord_post.id as post, prikbord_post.author_name as author, prikbord_post.text,
        prikbord_reply.posted_at as at, prikbord_reply.author_name as by, prikbord_reply.author_id as "byId", prikbord_reply.arrival
      from prikbord_reply
        join prikbord_post on prikbord_post.client_id = prikbord_reply.client_id and prikbord_post.id = prikbord_reply.post_id
      where prikbord_post.arrival < ${oldest} and prikbord_reply.arrival > ${oldest}
        and ${isShown('prikbord_reply', reader)} and ${isShown('prikbord_post', reader)}
      order by prikbord_post.id, prikbord_reply.arrival desc) as newest
    order by arrival desc limit ${MOST}`.execute(db)
  return rows.map(({ post, author, text, at, by, byId, arrival }) => ({
    post,
    text,
    by,
    at: at.toISOString(),
    new: seen !== undefined && arrival > seen && byId !== reader.accountId,
    ...(author === null ? {} : { author }),
  }))
}

interface Row {
  readonly post: string
  readonly author: string | null
  readonly text: string
  readonly at: Date
  readonly by: string
  readonly byId: string
  readonly arrival: number
}
