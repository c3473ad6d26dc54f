import { Icon } from '../components/icon.tsx'
import { LinkedWords } from '../components/linked-text.tsx'
import type { Frame } from '../frame.ts'

/** What the organisation tells everybody, above every page. It is said when the reader is free, and stands in nobody's way. */
export function Banner({ frame: { banner } }: { readonly frame: Frame }) {
  if (banner === undefined) return null
  return (
    <div class="banner" role="status">
      <Icon name="megaphone" />
      <p>
        <LinkedWords text={banner} />
      </p>
    </div>
  )
}
