import type { ActionProblems, ActionResult } from '@voordeur/core'
import type { z } from 'zod'
import { holdBoard } from '../tables/take-arrival.ts'
import { GONE } from './gone.ts'
import type { NewReply } from './input.ts'
import { placeOnce, type WritingContext } from './place-once.ts'
import { toOneLine } from './to-one-line.ts'

/** How many replies stand under one message: a page stays one that can be read. */
const MOST = 100

/** Places a reply, and tells who wrote the message and who replied to it before; the others see it on the board. */
export async function reply(
  context: WritingContext,
  { key, post, text }: z.infer<typeof NewReply>,
): Promise<ActionResult | ActionProblems> {
  const { db, notify, viewer } = context
  await holdBoard(db)
  const found = await db.selectFrom('prikbord_post').selectAll().where('id', '=', post).executeTakeFirst()
  if (!found || found.author_id === null || found.hidden_at !== null) return GONE
  const others = await db.selectFrom('prikbord_reply').select(['id', 'author_id']).where('post_id', '=', post).execute()
  if (others.length >= MOST && others.every(({ id }) => id !== key)) return { problems: [{ field: 'text', message: 'board.problem.full' }] }
  const id = await placeOnce(context, { table: 'prikbord_reply', key, text, post })
  const to = [...new Set([found.author_id, ...others.flatMap(({ author_id: author }) => author ?? [])])]
  if (id !== undefined) notify({ kind: 'replied', reference: id, values: { name: toOneLine(viewer.account.name) }, to })
  return { message: 'board.replied', query: { step: 'open', id: post } }
}
