import { DescriptionList } from '../components/description-list.tsx'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { When } from '../components/when.tsx'
import type { Frame } from '../frame.ts'
import { PlainPage } from './plain-page.tsx'

/** A mail or text message the portal would have sent. `sentAt` is an instant (ISO 8601). */
export interface MailboxItem {
  readonly id: string
  readonly kind: 'email' | 'sms'
  readonly to: string
  readonly subject: string
  readonly sentAt: string
  readonly href: string
}

interface MailboxPageProps {
  readonly frame: Frame
  readonly messages: readonly MailboxItem[]
}

/** The development mailbox: everything the portal would have sent, newest first as given. */
export function MailboxPage({ frame, messages }: MailboxPageProps) {
  const { t, now, locale } = frame
  return (
    <PlainPage frame={frame} title={t('core.mailbox.title')}>
      <Notice kind="warning">{t('core.mailbox.warning')}</Notice>
      {messages.length === 0 && (
        <EmptyState icon="mail" title={t('core.mailbox.empty')}>
          {t('core.mailbox.empty.text')}
        </EmptyState>
      )}
      <ul class="mailbox" role="list">
        {messages.map(({ id, kind, to, subject, sentAt, href }) => (
          <li key={id}>
            <a class="mailbox-item" href={href}>
              <Icon name={kind === 'sms' ? 'message-square-text' : 'mail'} label={t(`core.mailbox.${kind}`)} />
              <span class="mailbox-subject">{subject}</span>
              <span class="mailbox-to">{to}</span>
              <When value={sentAt} now={now} locale={locale} />
            </a>
          </li>
        ))}
      </ul>
    </PlainPage>
  )
}

/** One message: its plain text, and the links found in it, to follow while developing. */
export interface MailMessage extends Omit<MailboxItem, 'href' | 'id'> {
  /** The plain text of the message. */
  readonly text: string
  readonly links: readonly string[]
}

interface MailPageProps {
  readonly frame: Frame
  readonly message: MailMessage
  readonly back: string
}

/** One message of the development mailbox, as plain text. */
export function MailPage({ frame, message, back }: MailPageProps) {
  const { t, now, locale } = frame
  return (
    <PlainPage frame={frame} title={message.subject}>
      <Card>
        <DescriptionList
          items={[
            { term: t('core.mailbox.to'), value: message.to },
            { term: t('core.mailbox.sent'), value: <When value={message.sentAt} now={now} locale={locale} /> },
          ]}
        />
        <pre class="mail-text">{message.text}</pre>
        {message.links.length > 0 && (
          <ul>
            {message.links.map((href) => (
              <li key={href}>
                <a href={href}>{href}</a>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Button kind="secondary" href={back} icon="arrow-left">
        {t('core.mailbox.back')}
      </Button>
    </PlainPage>
  )
}
