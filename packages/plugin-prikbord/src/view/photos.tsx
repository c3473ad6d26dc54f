import type { ViewTools } from '@voordeur/core'
import type { ShownPhoto } from '../board/shown.ts'

interface PhotosProps {
  readonly photos: readonly ShownPhoto[]
  readonly author: string
  readonly tools: ViewTools
}

/** The photos of a message, small; each leads to the whole photo. */
export function Photos({ photos, author, tools }: PhotosProps) {
  if (photos.length === 0) return null
  return (
    <ul class="photos" role="list">
      {photos.map((photo) => (
        <li key={photo.id}>
          <a href={tools.media(photo.id)}>
            <img
              src={tools.media(photo.id, 'small')}
              alt={sayPhoto(photo, author, tools.t)}
              width={photo.width}
              height={photo.height}
              loading="lazy"
              decoding="async"
            />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What is to be seen on a photo, in the words of who posted it; whose photo it is where nothing was said. */
export function sayPhoto({ description }: ShownPhoto, author: string, t: ViewTools['t']): string {
  return description === '' ? t('photos.of', { author }) : description
}
