import { NotThere, type ActionProblems, type ActionResult } from '@voordeur/core'
import type { z } from 'zod'
import { readPhotos, saysSomething, type ChangedPhoto, type ChangedPost, type ChangedReply, type DescribedPhotos } from './input.ts'
import type { WritingContext } from './place-once.ts'

/** Changes the words of somebody's own message and what is said of its photos. What is another's is not there to be changed. */
export async function editPost(context: WritingContext, fields: z.infer<typeof ChangedPost>): Promise<ActionResult | ActionProblems> {
  const { id, text } = fields
  const found = await findOwnPost(context, id)
  const photos = readPhotos(fields)
  const left = await changePhotos(context, id, photos)
  if (!saysSomething(text) && left === 0) return { problems: [{ field: 'text', message: 'board.problem.empty' }] }
  // What is said of a photo is no change of the message.
  if (text !== found.text || photos.some(({ away }) => away))
    await context.db.updateTable('prikbord_post').set({ text, edited_at: context.now }).where('id', '=', id).execute()
  return { message: 'board.saved' }
}

/** Says what is to be seen on the photos of somebody's own message; the message itself stays as it was. */
export async function describePhotos(context: WritingContext, fields: z.infer<typeof DescribedPhotos>): Promise<ActionResult> {
  await findOwnPost(context, fields.id)
  await changePhotos(
    context,
    fields.id,
    readPhotos(fields).map((photo) => ({ ...photo, away: false })),
  )
  return { message: 'photos.described' }
}

/** Changes the words of somebody's own reply. */
export async function editReply({ db, viewer, now }: WritingContext, { id, text }: z.infer<typeof ChangedReply>): Promise<ActionResult> {
  const changed = await db
    .updateTable('prikbord_reply')
    .set({ text, edited_at: now })
    .where('id', '=', id)
    .where('author_id', '=', viewer.account.id)
    .returning('post_id')
    .executeTakeFirst()
  if (!changed) throw new NotThere()
  return { message: 'board.saved', query: { step: 'open', id: changed.post_id } }
}

/** Somebody's own message, held until it is changed; `NotThere` for what is another's. */
async function findOwnPost({ db, viewer }: WritingContext, id: string): Promise<{ readonly text: string }> {
  const found = await db
    .selectFrom('prikbord_post')
    .select('text')
    .where('id', '=', id)
    .where('author_id', '=', viewer.account.id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new NotThere()
  return found
}

/** Takes away what is to go and keeps the new descriptions, of photos of this message alone; gives how many are left. */
async function changePhotos({ db }: WritingContext, postId: string, photos: readonly ChangedPhoto[]): Promise<number> {
  for (const { id, description, away } of photos) {
    const own = { id, post_id: postId }
    await (away
      ? db
          .deleteFrom('prikbord_photo')
          .where((eb) => eb.and(own))
          .execute()
      : db
          .updateTable('prikbord_photo')
          .set({ description })
          .where((eb) => eb.and(own))
          .execute())
  }
  return (await db.selectFrom('prikbord_photo').select('id').where('post_id', '=', postId).execute()).length
}
