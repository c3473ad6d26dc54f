import type { ViewTools } from '@voordeur/core'
import { Card, EmptyState, LinkedText } from '@voordeur/core/ui'
import { Back } from './back.tsx'

/** The message to reply to is not there (any more); what was typed is not lost. */
export function Gone({ tools }: { readonly tools: ViewTools }) {
  const { t } = tools
  const typed = tools.attempt('reply')?.values['text'] ?? ''
  return (
    <>
      <EmptyState icon="pin-off" title={t('board.gone')}>
        {t('board.gone.text')}
      </EmptyState>
      {typed !== '' && (
        <Card>
          <p>{t('board.gone.kept')}</p>
          <LinkedText text={typed} />
        </Card>
      )}
      <Back tools={tools} />
    </>
  )
}
