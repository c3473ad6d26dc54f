import { Button, Card, Form, Settings, When } from '@voordeur/core/ui'
import type { SecurityPageProps } from './security-page.tsx'
import { SettingButton } from './setting-button.tsx'
import { SettingName } from './setting-name.tsx'

/** A session as its owner sees it; instants are ISO 8601. */
export interface SessionItem {
  readonly id: string
  readonly label: string
  readonly since: string
  readonly lastSeen: string
  /** The one in use now. */
  readonly current: boolean
}

/** Where the person is signed in; every session but this one can be ended here. */
export function SessionCard({ t, now, locale, action, sessions }: SecurityPageProps) {
  const items = sessions.map(({ id, label, since, lastSeen, current }) => ({
    id,
    name: <SettingName label={label} mark={current ? t('security.session.this') : undefined} />,
    value: (
      <>
        <p>
          {t('security.session.since')} <When value={since} now={now} locale={locale} />
        </p>
        <p>
          {t('security.session.seen')} <When value={lastSeen} now={now} locale={locale} />
        </p>
      </>
    ),
    action: current ? undefined : <SettingButton label={t('security.session.end')} of={label} action={action} what="end-session" id={id} />,
  }))
  return (
    <Card title={t('security.sessions')} icon="log-in">
      <Settings items={items} />
      {sessions.some(({ current }) => !current) && (
        <Form action={action}>
          <Button kind="secondary" name="do" value="end-others">
            {t('security.sessions.endOthers')}
          </Button>
        </Form>
      )}
    </Card>
  )
}
