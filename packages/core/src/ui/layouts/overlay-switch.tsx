import { Icon } from '../components/icon.tsx'
import type { Frame } from '../frame.ts'

/** The button that points out what is what; there in development only, and shown by its script. */
export function OverlaySwitch({ frame: { overlay, t } }: { readonly frame: Frame }) {
  if (overlay === undefined) return null
  return (
    <p class="footer-help">
      <button
        class="button button-quiet"
        type="button"
        data-overlay-texts={overlay.texts}
        data-overlay-words={t('core.overlay.words')}
        aria-pressed="false"
        aria-keyshortcuts="Alt+Shift+O"
        hidden
      >
        <Icon name="scan-search" size={20} /> <span>{t('core.overlay.switch')}</span>
      </button>
    </p>
  )
}
