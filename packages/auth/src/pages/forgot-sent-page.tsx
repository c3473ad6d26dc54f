import type { Translate } from '@voordeur/core'
import { Button } from '@voordeur/core/ui'
import { Ways } from './ways.tsx'

interface ForgotSentPageProps {
  readonly t: Translate
  /** The number of the organisation, as people write it. */
  readonly phone?: string | undefined
  /** Where it can be asked for again. */
  readonly forgotHref?: string | undefined
  readonly backHref: string
}

/** What everybody is told who asked for a new password, known or not. */
export function ForgotSentPage({ t, phone, forgotHref, backHref }: ForgotSentPageProps) {
  return (
    <>
      <p>{t('forgot.sent.text')}</p>
      <div class="code-intro">
        <h2 class="door-step">{t('forgot.sent.none')}</h2>
        <p>{t('forgot.sent.spam')}</p>
        <p>{t('forgot.sent.typed')}</p>
        {phone !== undefined && <p>{t('forgot.sent.call', { phone: phone.replaceAll(' ', '\u{A0}') })}</p>}
      </div>
      <Ways>
        {forgotHref !== undefined && (
          <Button kind="quiet" icon="rotate-cw" href={forgotHref}>
            {t('forgot.sent.again')}
          </Button>
        )}
        <Button kind="quiet" icon="arrow-left" href={backHref}>
          {t('back.signIn')}
        </Button>
      </Ways>
    </>
  )
}
