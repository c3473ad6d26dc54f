import type { Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'

/** Says, whatever was sent, that a mail comes. */
export function RequestSentView({
  t,
  phone,
  backHref,
}: {
  readonly t: Translate
  readonly phone: string | undefined
  readonly backHref: string
}) {
  return (
    <>
      <p>{t('core.request.sent.text')}</p>
      <p>{t('core.request.sent.until')}</p>
      <p>{t('core.request.sent.none', { phone: phone ?? 'none' })}</p>
      <Button kind="secondary" icon="arrow-left" href={backHref}>
        {t('core.request.back')}
      </Button>
    </>
  )
}
