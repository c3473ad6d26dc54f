import { Card, Settings, When } from '@voordeur/core/ui'
import type { SecurityPageProps } from './security-page.tsx'
import { SettingButton } from './setting-button.tsx'
import { SettingName } from './setting-name.tsx'

/** A remembered device as its owner sees it; instants are ISO 8601. */
export interface DeviceItem {
  readonly id: string
  readonly label: string
  readonly since: string
  readonly lastSeen: string
  /** The one in use now. */
  readonly current: boolean
}

/** The devices on which no code is asked for, each with a button to forget it. */
export function DeviceCard({ t, now, locale, action, devices, phone, app }: SecurityPageProps) {
  const isAsked = phone !== undefined || app !== undefined
  if (!devices || (devices.length === 0 && !isAsked)) return null
  const items = devices.map(({ id, label, since, lastSeen, current }) => ({
    id,
    name: <SettingName label={label} mark={current ? t('security.device.this') : undefined} />,
    value: (
      <>
        <p>
          {t('security.device.since')} <When value={since} now={now} locale={locale} precision="day" />
        </p>
        <p>
          {t('security.device.seen')} <When value={lastSeen} now={now} locale={locale} />
        </p>
      </>
    ),
    action: <SettingButton label={t('security.device.forget')} of={label} action={action} what="end-device" id={id} />,
  }))
  return (
    <Card title={t('security.devices')} icon="monitor-smartphone">
      <p>{t(items.length === 0 ? 'security.devices.none' : 'security.devices.text')}</p>
      {items.length > 0 && <Settings items={items} />}
    </Card>
  )
}
