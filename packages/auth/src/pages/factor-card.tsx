import { Card, type Setting, Settings } from '@voordeur/core/ui'
import { MaskedPhone } from './masked-phone.tsx'
import type { SecurityPageProps } from './security-page.tsx'
import { SettingButton } from './setting-button.tsx'
import { SettingLink } from './setting-link.tsx'

/** The phone and the app that codes come from; absent where no code is asked for. */
export function FactorCard(props: SecurityPageProps) {
  const items = [toPhone(props), toApp(props)].filter((item) => item !== undefined)
  if (items.length === 0) return null
  return (
    <Card title={props.t('security.factors')} icon="shield-check">
      <Settings items={items} />
    </Card>
  )
}

function toPhone({ t, phone }: SecurityPageProps): Setting | undefined {
  if (!phone) return undefined
  const { number, href } = phone
  const label = t(number === undefined ? 'security.phone.add' : 'security.change')
  return {
    id: 'phone',
    name: t('security.phone'),
    value: number === undefined ? t('security.phone.none') : <MaskedPhone t={t} masked={number} />,
    action: <SettingLink label={label} of={t('security.phone')} href={href} />,
  }
}

function toApp({ t, app }: SecurityPageProps): Setting | undefined {
  if (!app) return undefined
  const { isSet, mayRemove, href, action } = app
  const of = t('security.app')
  return {
    id: 'app',
    name: of,
    value: (
      <>
        <p>{t(isSet ? 'security.app.set' : 'security.app.none')}</p>
        {!isSet && <p>{t('security.app.why')}</p>}
      </>
    ),
    action: (
      <>
        <SettingLink label={t(isSet ? 'security.app.replace' : 'security.app.add')} of={of} href={href} />
        {mayRemove && <SettingButton label={t('security.app.remove')} of={of} action={action} what="remove" />}
      </>
    ),
  }
}
