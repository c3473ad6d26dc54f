import type { ViewTools } from '@voordeur/core'
import { CheckBox, Photo, TextField } from '@voordeur/core/ui'
import type { ShownPost } from '../board/shown.ts'
import { sayPhoto } from './photos.tsx'
import { toFormState } from './problems.tsx'

interface PhotoFieldsProps {
  readonly post: ShownPost
  readonly tools: ViewTools
  /** Of which form they are the fields. */
  readonly action: string
  /** Whether a photo can be taken away here. */
  readonly away?: boolean | undefined
}

/** Each photo of a message with the question what is to be seen on it. */
export function PhotoFields({ post, tools, action, away = false }: PhotoFieldsProps) {
  const { t } = tools
  const { typed, errorOf } = toFormState(tools, action)
  return post.photos.map((photo, index) => {
    const place = index + 1
    return (
      <div key={photo.id} class="photo-field">
        <Photo src={tools.media(photo.id, 'small')} alt={sayPhoto(photo, post.author ?? '', t)} width={photo.width} height={photo.height} />
        <input type="hidden" name={`photo${place}`} value={photo.id} />
        <TextField
          name={`description${place}`}
          label={t('photos.describe', { number: place })}
          hint={t('photos.describe.hint')}
          value={typed(`description${place}`) ?? photo.description}
          error={errorOf(`description${place}`)}
        />
        {away && <CheckBox name={`away${place}`} label={t('photos.away')} checked={typed(`away${place}`) === 'on'} />}
      </div>
    )
  })
}
