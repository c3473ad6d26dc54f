import { Card, type Setting, Settings, When } from '@voordeur/core/ui'
import type { SecurityPageProps } from './security-page.tsx'
import { SettingLink } from './setting-link.tsx'

/** Identity provider, user name, password and e-mail address, with the way to change what a person may change. */
export function SignInCard({ t, now, locale, providers = [], userName, password, email }: SecurityPageProps) {
  const items: readonly (Setting | undefined)[] = [
    providers.length === 0 ? undefined : { id: 'provider', name: t('security.provider'), value: providers.join(', ') },
    userName === undefined ? undefined : { id: 'username', name: t('security.username'), value: userName },
    password && {
      id: 'password',
      name: t('security.password'),
      value: password.changedAt && (
        <>
          {t('security.password.changed')} <When value={password.changedAt} now={now} locale={locale} precision="day" />
        </>
      ),
      action: <SettingLink label={t('security.change')} of={t('security.password')} href={password.href} />,
    },
    {
      id: 'email',
      name: t('security.email'),
      value: email.address,
      action: <SettingLink label={t('security.change')} of={t('security.email')} href={email.href} />,
    },
  ]
  return (
    <Card title={t('security.signIn')} icon="key-round">
      <Settings items={items.filter((item) => item !== undefined)} />
    </Card>
  )
}
