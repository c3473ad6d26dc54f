import type { Translate } from '../../define/messages.ts'
import { Button } from './button.tsx'

interface PagerProps {
  readonly newer?: string | undefined
  readonly older?: string | undefined
  readonly t: Translate
}

/** The way to newer and older items. Absent when there is only one page. */
export function Pager({ newer, older, t }: PagerProps) {
  if (newer === undefined && older === undefined) return null
  return (
    <nav class="pager" aria-label={t('core.pager.label')}>
      {newer !== undefined && (
        <Button kind="secondary" href={newer} icon="arrow-left">
          {t('core.pager.newer')}
        </Button>
      )}
      {older !== undefined && (
        <Button kind="secondary" href={older} icon="history">
          {t('core.pager.older')}
        </Button>
      )}
    </nav>
  )
}
