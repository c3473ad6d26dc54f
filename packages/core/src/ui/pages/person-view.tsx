import type { Locale, Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { DescriptionList } from '../components/description-list.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { toSpokenDay } from '../spoken-date.ts'
import type { Ask, PersonData } from './person-data.ts'
import { sayRole } from './person-state.ts'
import { TickForm } from './tick-form.tsx'

interface PersonViewProps {
  readonly t: Translate
  readonly now: Date
  readonly locale: Locale
  readonly data: PersonData
  readonly links: {
    readonly back: string
    readonly self: (query?: Readonly<Record<string, string>>) => string
    readonly preview: string
    readonly action: (name: string) => string
  }
}

/** One person: who they are, what they may see, and what can be changed about it. */
export function PersonView(props: PersonViewProps) {
  const { t, data, links } = props
  const { problem, fixed, ask } = data
  if (ask !== undefined) return <Sure {...props} ask={ask} />
  const error =
    problem === undefined ? [] : [{ field: problem.startsWith('until') ? 'until' : 'rights', message: t(`core.person.problem.${problem}`) }]
  return (
    <>
      <ErrorSummary title={t('core.form.errors')} errors={error} />
      <Details {...props} />
      {fixed === 'own' && <Notice kind="info">{t('core.person.own')}</Notice>}
      {fixed === 'organisation' && <Notice kind="info">{t('core.person.byOrganisation', { organisation: data.organisation })}</Notice>}
      {fixed === undefined && (isStuck(data) ? <NotSent {...props} /> : <TickForm t={t} data={data} links={links} error={error[0]} />)}
      {fixed === undefined && <Ending {...props} />}
      <div>
        <Button kind="quiet" href={links.back} icon="arrow-left">
          {t('core.people.title')}
        </Button>
      </div>
    </>
  )
}

/** What was prepared can't be sent any more; it can be thrown away. */
function isStuck({ person, isInviting }: PersonData): boolean {
  return person.state === 'draft' && !isInviting
}

function NotSent({ t, data }: PersonViewProps) {
  return <Notice kind="info">{t('core.person.notInviting', { organisation: data.organisation })}</Notice>
}

function Details({ t, now, locale, data, links }: PersonViewProps) {
  const { person, email, since } = data
  const day = (value: string) => toSpokenDay(value, now, locale)
  const items = [
    { term: t('core.person.role'), value: sayRole(t, person.role) },
    ...(email === undefined ? [] : [{ term: t('core.person.email'), value: email }]),
    { term: t('core.person.state'), value: t(`core.people.state.${person.state}`) },
    ...(since === undefined ? [] : [{ term: t('core.person.since'), value: day(since) }]),
    ...(person.lastDay === undefined
      ? []
      : [
          {
            term: t(person.state === 'sent' ? 'core.people.answerUntil' : 'core.people.until', { day: '' }).trim(),
            value: day(person.lastDay),
          },
        ]),
  ]
  return (
    <Card title={person.name} icon="circle-user-round">
      <DescriptionList items={items} />
      <div>
        <Button kind="secondary" href={links.preview} icon="eye">
          {t('core.person.preview', { name: person.name })}
        </Button>
      </div>
    </Card>
  )
}

/** What ends or stops the access, each asked once more before it is done. */
function Ending(props: PersonViewProps) {
  const { state } = props.data.person
  const isInvitation = state === 'draft' || state === 'sent' || state === 'expired'
  return (
    <Card title={props.t(isInvitation ? 'core.person.invitation' : 'core.person.end')} icon={isInvitation ? 'mail-open' : 'lock'}>
      <div class="actions">{isInvitation ? <EndInvitation {...props} /> : <EndAccess {...props} />}</div>
    </Card>
  )
}

function EndInvitation({ t, data: { person, isInviting }, links }: PersonViewProps) {
  const isDraft = person.state === 'draft'
  return (
    <>
      {!isDraft && isInviting && (
        <Form action={links.action('resend')} hidden={{ who: person.id }}>
          <Button kind="secondary" icon="send">
            {t('core.person.resend')}
          </Button>
        </Form>
      )}
      <Button kind="secondary" href={links.self({ ask: 'withdraw' })} icon="x">
        {t(isDraft ? 'core.person.remove' : 'core.person.withdraw')}
      </Button>
    </>
  )
}

function EndAccess({ t, data: { person }, links }: PersonViewProps) {
  return (
    <>
      {person.state === 'blocked' ? (
        <Form action={links.action('unblock')} hidden={{ who: person.id }}>
          <Button kind="secondary" icon="lock-open">
            {t('core.person.unblock')}
          </Button>
        </Form>
      ) : (
        <Button kind="secondary" href={links.self({ ask: 'block' })} icon="lock">
          {t('core.person.block')}
        </Button>
      )}
      <Button kind="secondary" href={links.self({ ask: 'revoke' })} icon="user-x">
        {t('core.person.revoke')}
      </Button>
    </>
  )
}

function Sure({ t, data: { person }, links, ask }: PersonViewProps & { readonly ask: Ask }) {
  const { name, state } = person
  // An invitation that was never sent has nobody to take it from.
  const what = ask === 'withdraw' && state === 'draft' ? 'remove' : ask
  return (
    <Card title={`${t(`core.person.${what}`)}: ${name}`} icon="circle-help">
      <p>{t(`core.person.${what}.text`, { name })}</p>
      <p>
        <strong>{t('core.person.sure')}</strong>
      </p>
      <Form action={links.action(ask)} hidden={{ who: person.id }}>
        <div class="actions">
          <Button>{t('core.person.yes')}</Button>
          <Button kind="secondary" href={links.self()}>
            {t('core.person.no')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
