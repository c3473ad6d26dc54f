import type { ViewTools } from '@voordeur/core'
import { PhotoGrid } from '@voordeur/core/ui'
import type { ShownPhoto } from '../board/shown.ts'

interface PhotosProps {
  readonly photos: readonly ShownPhoto[]
  readonly author: string
  readonly tools: ViewTools
}

/** The photos of a message, small; each leads to the whole photo. */
export function Photos({ photos, author, tools: { media, t } }: PhotosProps) {
  const shown = photos.map((photo) => ({
    id: photo.id,
    src: media(photo.id, 'small'),
    href: media(photo.id),
    alt: sayPhoto(photo, author, t),
    width: photo.width,
    height: photo.height,
  }))
  return <PhotoGrid photos={shown} />
}

/** What is to be seen on a photo, in the words of who posted it; whose photo it is where nothing was said. */
export function sayPhoto({ description }: ShownPhoto, author: string, t: ViewTools['t']): string {
  return description === '' ? t('photos.of', { author }) : description
}
