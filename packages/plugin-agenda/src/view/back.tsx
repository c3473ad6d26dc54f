import type { ViewTools } from '@voordeur/core'
import { Button } from '@voordeur/core/ui'

/** The way back to the agenda. */
export function Back({ tools: { t, link } }: { readonly tools: ViewTools }) {
  return (
    <div>
      <Button kind="quiet" href={link()} icon="arrow-left">
        {t('calendar.back')}
      </Button>
    </div>
  )
}
