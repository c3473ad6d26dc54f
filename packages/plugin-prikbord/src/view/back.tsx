import type { ViewTools } from '@voordeur/core'
import { Button } from '@voordeur/core/ui'

/** The way back to the list. */
export function Back({ tools: { t, link } }: { readonly tools: ViewTools }) {
  return (
    <div class="on-screen">
      <Button kind="quiet" href={link()} icon="arrow-left">
        {t('board.back')}
      </Button>
    </div>
  )
}
