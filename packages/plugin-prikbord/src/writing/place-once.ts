import { createHash } from 'node:crypto'
import type { ActionContext } from '@voordeur/core'
import type { OnConflictBuilder } from 'kysely'
import type { BoardTables } from '../tables/board-tables.ts'
import { takeArrival } from '../tables/take-arrival.ts'

/** What an action of the board is given. */
export type WritingContext = ActionContext<'client', BoardTables>

/** What is placed: where, under which key of its form, and the words. */
export interface Placed {
  readonly table: 'prikbord_post' | 'prikbord_reply'
  readonly key: string
  readonly text: string
  /** The post under which a reply is placed. */
  readonly post?: string
}

/**
 * Places a message under the key of its form and gives its id; undefined when the same words were placed under that key before. Other words under the
 * same key (somebody went back in the browser and wrote anew) are another message: nothing that somebody wrote is taken for sent without being there.
 */
export async function placeOnce(context: WritingContext, placed: Placed): Promise<string | undefined> {
  if (await insert(context, placed, placed.key)) return placed.key
  const { db, viewer } = context
  const before = await db.selectFrom(placed.table).select(['text', 'author_id']).where('id', '=', placed.key).executeTakeFirst()
  if (before?.text === placed.text && before.author_id === viewer.account.id) return undefined
  const other = toOtherKey(placed, viewer.account.id)
  return (await insert(context, placed, other)) ? other : undefined
}

async function insert({ db, client, viewer, now }: WritingContext, { table, text, post }: Placed, id: string): Promise<boolean> {
  const arrival = await takeArrival(db, client.id)
  const message = {
    id,
    client_id: client.id,
    arrival,
    author_id: viewer.account.id,
    author_name: viewer.account.name,
    text,
    posted_at: now,
  }
  // Kysely's types don't hold for either of two tables at once: the second has one column more.
  const inserted =
    table === 'prikbord_post'
      ? db.insertInto('prikbord_post').values(message).onConflict(isKnown).executeTakeFirst()
      : db
          .insertInto('prikbord_reply')
          .values({ ...message, post_id: post ?? '' })
          .onConflict(isKnown)
          .executeTakeFirst()
  return (await inserted).numInsertedOrUpdatedRows === 1n
}

const isKnown = <Table extends 'prikbord_post' | 'prikbord_reply'>(known: OnConflictBuilder<BoardTables, Table>) =>
  known.columns(['client_id', 'id']).doNothing()

/** The same for the same words under the same key, so that this too is placed once. A UUID of version 8 (RFC 9562). */
function toOtherKey({ key, text }: Placed, accountId: string): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([key, accountId, text]))
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
