import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import type { Frame } from '../frame.ts'

const MINUTES_LEFT = 2

/** Says that the session is about to end. Only a script opens it: without scripts nobody is told what they cannot stop. */
export function SessionDialog({ frame: { t, idle } }: { readonly frame: Frame }) {
  if (idle === undefined) return null
  return (
    <dialog
      class="dialog dialog-session"
      id="session"
      role="alertdialog"
      aria-labelledby="session-title"
      data-keep={idle.keepUrl}
      data-sign-in={idle.signInUrl}
      data-warn-after={idle.warnAfterSeconds}
      data-left={MINUTES_LEFT * 60}
    >
      <span class="empty-icon">
        <Icon name="hourglass" size={36} />
      </span>
      <h2 class="dialog-title" id="session-title">
        {t('core.session.warning', { minutes: MINUTES_LEFT })}
      </h2>
      <form method="dialog">
        <Button>{t('core.session.continue')}</Button>
      </form>
    </dialog>
  )
}
