import type { Translate } from '@voordeur/core'
import { Button } from '@voordeur/core/ui'
import { WayBack } from './way-back.tsx'

interface NoFactorPageProps {
  readonly t: Translate
  readonly organisation: string
  /** The number of the organisation, as people write it. */
  readonly phone?: string | undefined
  readonly cancelHref: string
}

/** No mobile number is known, and there is no way in without one: whom to call. */
export function NoFactorPage({ t, organisation, phone, cancelHref }: NoFactorPageProps) {
  return (
    <>
      <p>{t('nofactor.text')}</p>
      <p>{t('nofactor.todo', { organisation })}</p>
      {phone !== undefined && (
        <Button href={`tel:${phone.replaceAll(/[^\d+]/gu, '')}`} icon="phone">
          {t('nofactor.call', { phone })}
        </Button>
      )}
      <WayBack href={cancelHref}>{t('back.signIn')}</WayBack>
    </>
  )
}
