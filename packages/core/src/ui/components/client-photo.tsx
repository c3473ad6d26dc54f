import type { Translate } from '../../define/messages.ts'
import { toInitials } from '../initials.ts'

interface ClientPhotoProps {
  readonly name: string
  readonly photoUrl?: string | undefined
  readonly t: Translate
}

/** The client's photo in a round frame, or a drawn medallion with the initials when there is none. */
export function ClientPhoto({ name, photoUrl, t }: ClientPhotoProps) {
  if (photoUrl !== undefined)
    return <img class="medallion" src={photoUrl} alt={t('core.client.photo', { name })} width={208} height={208} />
  return (
    <svg class="medallion" viewBox="0 0 208 208" aria-hidden="true">
      <circle class="medallion-ground" cx="104" cy="104" r="104" />
      <path class="medallion-hill-far" d="M0 152c36-34 74-30 108-8s66 20 100-8v72H0z" />
      <path class="medallion-hill-near" d="M0 178c44-26 84-12 120 2s62 8 88-6v34H0z" />
      <circle class="medallion-sun" cx="154" cy="46" r="16" />
      <text class="medallion-initials" x="104" y="104" text-anchor="middle" dominant-baseline="central">
        {toInitials(name)}
      </text>
    </svg>
  )
}
