import type { Locale, Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Form } from '../components/form.tsx'
import { toSpokenDay } from '../spoken-date.ts'

/** An invitation that the reader can answer; `until` is the last day for it. */
export interface InvitationItem {
  readonly id: string
  readonly inviter: string
  readonly client: string
  readonly until: string
}

interface InvitationCardsProps {
  readonly t: Translate
  readonly now: Date
  readonly locale: Locale
  readonly invitations: readonly InvitationItem[]
  /** Where the answer is posted, with `invitation`. */
  readonly action: (answer: 'accept' | 'decline') => string
}

/** The invitations that wait for an answer, each with its two buttons (Laurens manual 2.6). */
export function InvitationCards({ t, now, locale, invitations, action }: InvitationCardsProps) {
  return invitations.map(({ id, inviter, client, until }) => (
    <Card key={id} title={t('core.invitation.title')} icon="mail-open">
      <p>
        <strong>{t('core.invitation.text', { inviter, client })}</strong>
      </p>
      <p>{t('core.invitation.until', { day: toSpokenDay(until, now, locale) })}</p>
      <div class="actions">
        <Form action={action('accept')} hidden={{ invitation: id }}>
          <Button icon="check">{t('core.invitation.accept')}</Button>
        </Form>
        <Form action={action('decline')} hidden={{ invitation: id }}>
          <Button kind="secondary" icon="x">
            {t('core.invitation.decline')}
          </Button>
        </Form>
      </div>
    </Card>
  ))
}
