import { sql } from 'kysely'
import { isShown, toBoardReader, type BoardContext, type BoardOptions } from './reader.ts'

/** How much is counted; more is a board that was never opened. */
const MOST = 99

/** How much came to the board, and up to where this account has seen it. */
export interface Progress {
  readonly arrivals: number
  readonly seen: number | undefined
}

/** How far the board is, and how far this account. What arrives afterwards is seen the next time. */
export async function readProgress({ db, client }: BoardContext): Promise<Progress> {
  const { rows } = await sql<{ arrivals: number | null; seen: number | null }>`
    select (select arrivals from prikbord_board where client_id = ${client.id}::uuid) as arrivals,
      (select arrival from prikbord_seen where client_id = ${client.id}::uuid) as seen`.execute(db)
  return { arrivals: rows[0]?.arrivals ?? 0, seen: rows[0]?.seen ?? undefined }
}

/** Notes that this account has seen the board up to here; never less than before, and nothing when it had. */
export async function noteSeen({ db, client, viewer }: BoardContext, { arrivals, seen }: Progress): Promise<void> {
  if (seen !== undefined && seen >= arrivals) return
  await db
    .insertInto('prikbord_seen')
    .values({ account_id: viewer.account.id, client_id: client.id, arrival: arrivals })
    .onConflict((mark) =>
      mark.columns(['account_id', 'client_id']).doUpdateSet({ arrival: sql`greatest(prikbord_seen.arrival, excluded.arrival)` }),
    )
    .execute()
}

/** How many messages and replies of others came since this reader last opened the board; 99 at most. */
export async function countNew(context: BoardContext, options: BoardOptions): Promise<number> {
  const { db, client } = context
  const reader = toBoardReader(context, options)
  const news = sql`
    (select prikbord_post.id from prikbord_post
      where arrival > (select seen from mark) and author_id <> ${reader.accountId}::uuid and ${isShown('prikbord_post', reader)}
      limit ${MOST})
    union all
    (select prikbord_reply.id from prikbord_reply
      join prikbord_post on prikbord_post.client_id = prikbord_reply.client_id and prikbord_post.id = prikbord_reply.post_id
      where prikbord_reply.arrival > (select seen from mark) and prikbord_reply.author_id <> ${reader.accountId}::uuid
        and ${isShown('prikbord_reply', reader)} and ${isShown('prikbord_post', reader)}
      limit ${MOST})`
  const { rows } = await sql<{ count: number }>`
    with mark as (select coalesce((select arrival from prikbord_seen where client_id = ${client.id}::uuid), 0) as seen)
    select least(count(*), ${MOST})::int as count from (${news}) as news`.execute(db)
  return rows[0]?.count ?? 0
}
