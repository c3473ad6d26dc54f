import type { MediaFile } from '@voordeur/core'
import { selectStanding, type NewsContext } from './list-news.ts'

interface Asked {
  readonly id: string
  readonly size: 'full' | 'small'
}

/** The photo of a piece of news that stands for this reader; of what is planned, over or for another location there is none. */
export async function loadPhoto(context: NewsContext, { id, size }: Asked): Promise<MediaFile | undefined> {
  const found = await selectStanding(context)
    .select(size === 'small' ? 'photo_small as bytes' : 'photo as bytes')
    .where('id', '=', id)
    .executeTakeFirst()
  return toMedia(found)
}

/** A photo as it is handed out. */
export function toMedia(found: { readonly bytes: Uint8Array | null } | undefined): MediaFile | undefined {
  return found?.bytes ? { mime: 'image/webp', bytes: found.bytes } : undefined
}
