interface PhotoProps {
  /** The address of the small version, `tools.media(id, 'small')`. */
  readonly src: string
  /** What can be seen on it, for who does not see it: what its sender wrote. */
  readonly alt: string
  /** The address of the large version; without it the photo leads nowhere. */
  readonly href?: string | undefined
  /** Of the small version, in pixels: the page does not jump when the photo arrives. */
  readonly width?: number | undefined
  readonly height?: number | undefined
}

/** A photo of a grid; the id tells it from the others. */
export interface GridPhoto extends PhotoProps {
  readonly id: string
}

/** A photo that somebody sent: small on the page, and large when it is chosen. */
export function Photo({ href, alt, ...image }: PhotoProps) {
  const photo = <img class="photo" alt={alt} loading="lazy" decoding="async" {...image} />
  return href === undefined ? photo : <a href={href}>{photo}</a>
}

/** Photos beside each other; absent when there are none. */
export function PhotoGrid({ photos }: { readonly photos: readonly GridPhoto[] }) {
  if (photos.length === 0) return null
  return (
    <ul class="photo-grid" role="list">
      {photos.map(({ id, ...photo }) => (
        <li key={id}>
          <Photo {...photo} />
        </li>
      ))}
    </ul>
  )
}
