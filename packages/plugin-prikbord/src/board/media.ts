import type { MediaFile } from '@voordeur/core'
import { isShown, toBoardReader, type BoardContext, type BoardOptions } from './reader.ts'

/** A photo of a message that is there for this reader. */
export async function loadPhoto(
  context: BoardContext,
  { id, size }: { readonly id: string; readonly size: 'full' | 'small' },
  options: BoardOptions,
): Promise<MediaFile | undefined> {
  const photo = await context.db
    .selectFrom('prikbord_photo')
    .innerJoin('prikbord_post', (join) =>
      join.onRef('prikbord_post.client_id', '=', 'prikbord_photo.client_id').onRef('prikbord_post.id', '=', 'prikbord_photo.post_id'),
    )
    .select([size === 'small' ? 'prikbord_photo.small as bytes' : 'prikbord_photo.bytes as bytes', 'prikbord_photo.name as name'])
    .where('prikbord_photo.id', '=', id)
    .where(isShown('prikbord_post', toBoardReader(context, options)))
    .executeTakeFirst()
  return photo && { mime: 'image/webp', bytes: photo.bytes, name: photo.name }
}
