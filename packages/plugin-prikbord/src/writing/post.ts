import type { ActionProblems, ActionResult, Upload } from '@voordeur/core'
import type { z } from 'zod'
import type { NewPost, NewPostWithPhotos } from './input.ts'
import { placeOnce, type WritingContext } from './place-once.ts'
import { toOneLine } from './to-one-line.ts'

/** Places a message and tells the network, once. */
export async function post(context: WritingContext, { key, text }: z.infer<typeof NewPost>): Promise<ActionResult> {
  const id = await placeOnce(context, { table: 'prikbord_post', key, text })
  if (id !== undefined) tell(context, id)
  return { message: 'board.posted' }
}

/** Places a message with photos; its author is then asked what is to be seen on them. Who may not post a message may not do so with a photo either. */
export async function postWithPhotos(
  context: WritingContext,
  { key, text }: z.infer<typeof NewPostWithPhotos>,
): Promise<ActionResult | ActionProblems> {
  const photos = context.files.filter((file) => file.kind === 'photo')
  if (!context.may('post')) return toProblem('board.problem.noPost')
  if (text === '' && photos.length === 0) return toProblem('board.problem.empty')
  const id = await placeOnce(context, { table: 'prikbord_post', key, text })
  if (id !== undefined) {
    await insertPhotos(context, id, photos)
    tell(context, id)
  }
  if (photos.length === 0) return { message: 'board.posted' }
  return { message: 'photos.posted', query: { step: 'photos', id: id ?? key } }
}

function toProblem(message: string): ActionProblems {
  return { problems: [{ field: 'text', message }] }
}

async function insertPhotos({ db, client }: WritingContext, postId: string, photos: readonly PhotoUpload[]): Promise<void> {
  if (photos.length === 0) return
  const rows = photos.map(({ name, bytes, small }, position) => ({
    id: crypto.randomUUID(),
    client_id: client.id,
    post_id: postId,
    position,
    name,
    bytes,
    small: small.bytes,
    small_width: small.width,
    small_height: small.height,
  }))
  await db.insertInto('prikbord_photo').values(rows).execute()
}

type PhotoUpload = Extract<Upload, { readonly kind: 'photo' }>

/** Who wrote, and never a word of what was written. */
function tell({ notify, viewer }: WritingContext, id: string): void {
  notify({ kind: 'posted', reference: id, values: { name: toOneLine(viewer.account.name) } })
}
