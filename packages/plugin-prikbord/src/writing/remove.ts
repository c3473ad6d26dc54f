import type { ActionProblems, ActionResult } from '@voordeur/core'
import type { z } from 'zod'
import { holdBoard } from '../tables/take-arrival.ts'
import { GONE } from './gone.ts'
import type { OneMessage } from './input.ts'
import type { WritingContext } from './place-once.ts'

/** Takes away somebody's own message or reply. */
export async function remove(context: WritingContext, { id }: z.infer<typeof OneMessage>): Promise<ActionResult | ActionProblems> {
  // Nobody replies to a message while it is taken away.
  await holdBoard(context.db)
  const isGone = (await removeReply(context, id)) || (await removePost(context, id))
  return isGone ? { message: 'board.removed' } : GONE
}

async function removeReply({ db, viewer }: WritingContext, id: string): Promise<boolean> {
  const removed = await db
    .deleteFrom('prikbord_reply')
    .where('id', '=', id)
    .where('author_id', '=', viewer.account.id)
    .returning('post_id')
    .executeTakeFirst()
  if (removed) await sweep({ db }, removed.post_id)
  return removed !== undefined
}

/** The photos go with it, and its author's own replies; what others replied stays, under a message without words and name. */
async function removePost({ db, viewer, now }: WritingContext, id: string): Promise<boolean> {
  const removed = await db
    .updateTable('prikbord_post')
    .set({
      text: '',
      author_id: null,
      author_name: null,
      edited_at: null,
      hidden_at: null,
      hidden_by_id: null,
      hidden_by_name: null,
      deleted_at: now,
    })
    .where('id', '=', id)
    .where('author_id', '=', viewer.account.id)
    .returning('id')
    .executeTakeFirst()
  if (!removed) return false
  await db.deleteFrom('prikbord_photo').where('post_id', '=', id).execute()
  await db.deleteFrom('prikbord_reply').where('post_id', '=', id).where('author_id', '=', viewer.account.id).execute()
  await sweep({ db }, id)
  return true
}

/** A deleted message under which nothing is left goes altogether. */
async function sweep({ db }: Pick<WritingContext, 'db'>, postId: string): Promise<void> {
  await db
    .deleteFrom('prikbord_post')
    .where('id', '=', postId)
    .where('deleted_at', 'is not', null)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('prikbord_reply').select('id').where('post_id', '=', postId))))
    .execute()
}
