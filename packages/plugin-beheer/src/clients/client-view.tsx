import type { ViewTools } from '@voordeur/core'
import { Button, Card, DescriptionList, EmptyState, Notice, When } from '@voordeur/core/ui'
import { Question } from '../view/question.tsx'
import type { ClientsPage, Person, Step } from './client-page.ts'
import { GrantFormView } from './grant-form-view.tsx'

type Page = Extract<ClientsPage, { readonly page: 'client' }>

/** One client: who has access, on what ground, and what can be done about it. */
export function ClientView({ client, people, sets, asked, tools }: Page & { readonly tools: ViewTools }) {
  const { t, link, may } = tools
  const here = { client: client.id }
  if (asked === 'grant' && may('grant')) return <GrantFormView client={client} sets={sets} tools={tools} />
  if (asked === 'sync' && may('sync'))
    return (
      <Question
        tools={tools}
        name="sync"
        title={t('clients.ask.sync', { client: client.name })}
        text={t('clients.ask.sync.text')}
        yes={t('clients.ask.sync.yes')}
        here={{ ...here, step: 'sync' }}
        back={here}
        hidden={here}
      />
    )
  return (
    <>
      <ClientCard client={client} tools={tools} />
      <Card title={t('clients.people')} icon="key-round">
        {people.length === 0 && <EmptyState icon="key-round" title={t('clients.people.none')} />}
        <p>{t('clients.people.count', { count: people.length })}</p>
        {may('grant') && (
          <div class="actions">
            <Button href={link({ query: { ...here, step: 'grant' } })} icon="user-plus">
              {t('clients.grant')}
            </Button>
          </div>
        )}
      </Card>
      {people.map((person) => (
        <PersonView key={person.accessId} clientId={client.id} person={person} tools={tools} />
      ))}
      <p>
        <a href={link()}>{t('clients.back')}</a>
      </p>
    </>
  )
}

function ClientCard({ client, tools }: Pick<Page, 'client'> & { readonly tools: ViewTools }) {
  const { t, link, may, now, locale } = tools
  const { id, name, number, bornOn, location, careEndedOn } = client
  const day = (value: string | undefined) => value && <When value={value} now={now} locale={locale} precision="day" />
  return (
    <Card title={name} icon="user">
      {careEndedOn !== undefined && <Notice kind="info">{t('clients.ended')}</Notice>}
      <DescriptionList
        items={[
          { term: t('clients.column.number'), value: number },
          { term: t('clients.column.born'), value: day(bornOn) },
          { term: t('clients.column.location'), value: location },
          { term: t('clients.ended.term'), value: day(careEndedOn) },
        ]}
      />
      <div class="actions">
        {may('sync') && (
          <Button kind="secondary" href={link({ query: { client: id, step: 'sync' } })} icon="refresh-cw">
            {t('clients.sync')}
          </Button>
        )}
        {may('beheer.audit:read') && (
          <Button kind="quiet" href={link({ part: 'beheer.audit', query: { client: id } })} icon="history">
            {t('clients.log')}
          </Button>
        )}
      </div>
    </Card>
  )
}

interface PersonViewProps {
  readonly clientId: string
  readonly person: Person
  readonly tools: ViewTools
}

function PersonView({ clientId, person, tools }: PersonViewProps) {
  const { t, link, may, now, locale } = tools
  const { accountId, name, email, basis, represents, portalAdmin, rights, state, validUntil, evidence } = person
  const roles = [t(`core.basis.${basis}`), ...(represents ? [t('clients.represents')] : []), ...(portalAdmin ? [t('clients.isAdmin')] : [])]
  return (
    <Card title={name} icon="user" id={person.accessId}>
      <DescriptionList
        items={[
          { term: t('clients.person.email'), value: email },
          { term: t('clients.person.basis'), value: roles.join(', ') },
          { term: t('clients.person.state'), value: t(`clients.state.${state}`) },
          { term: t('clients.person.until'), value: validUntil && <When value={validUntil} now={now} locale={locale} precision="day" /> },
          { term: t('clients.person.evidence'), value: evidence },
          { term: t('clients.person.rights'), value: t('clients.person.rights.count', { count: rights.length }) },
        ]}
      />
      <div class="actions">
        {may('beheer.accounts:read') && (
          <Button kind="quiet" icon="user-cog" href={link({ part: 'beheer.accounts', query: { account: accountId } })}>
            {t('clients.account')}
          </Button>
        )}
        {listSteps(person)
          .filter((step) => may(step))
          .map((step) => (
            <Button key={step} kind="quiet" icon={ICONS[step]} href={link({ query: { client: clientId, access: person.accessId, step } })}>
              {t(`clients.step.${step}`)}
            </Button>
          ))}
      </div>
    </Card>
  )
}

/** Beside the words of a button, so that it looks like one. */
const ICONS: Readonly<Partial<Record<Step, string>>> = {
  block: 'lock',
  unblock: 'lock-open',
  revoke: 'user-x',
  admin: 'user-check',
  consent: 'check',
}

/** What can be done about an access as it stands. */
function listSteps({ state, portalAdmin }: Person): readonly Step[] {
  const isBlocked = state === 'blocked'
  return [
    isBlocked ? 'unblock' : 'block',
    'revoke',
    ...(portalAdmin || isBlocked ? [] : (['admin'] as const)),
    ...(state === 'consent-needed' ? (['consent'] as const) : []),
  ]
}
