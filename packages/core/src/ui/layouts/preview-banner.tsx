import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import type { Frame } from '../frame.ts'

/** Above every page that a portal administrator sees as somebody else: as whom, what differs, and the way out. */
export function PreviewBanner({ frame: { preview, t } }: { readonly frame: Frame }) {
  if (preview === undefined) return null
  return (
    <aside class="preview" aria-label={t('core.preview.label')}>
      <Icon name="eye" />
      <div class="preview-text">
        <p>
          <strong>{t('core.preview.as', { name: preview.name })}</strong> {t('core.preview.unchanged')}
        </p>
        {preview.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      <Button kind="secondary" href={preview.stop} icon="x">
        {t('core.preview.stop')}
      </Button>
    </aside>
  )
}
