import type { ViewTools } from '@voordeur/core'
import { Button, Card, DataTable, DescriptionList, EmptyState, Form, Notice, TextField } from '@voordeur/core/ui'
import { toFields } from '../view/ask-field.ts'
import { Question } from '../view/question.tsx'
import { Problems } from '../problems.tsx'
import type { Account, AccountsPage, Step } from './account-page.ts'
import { InvitationNotice, InvitationState } from './invitation-view.tsx'

type Page = Extract<AccountsPage, { readonly page: 'account' }>

/** One account: how it stands, to whom it has access, and what can be done for its person. */
export function AccountView({ account, invitation, accesses, isOwn, step, tools }: Page & { readonly tools: ViewTools }) {
  if (step === 'welcome' && account.standing?.signsInElsewhere) return <InviteQuestion account={account} tools={tools} />
  if (step === 'recover' || step === 'welcome') return <PhoneForm account={account} step={step} tools={tools} />
  if (step !== undefined) return <StepQuestion account={account} step={step} tools={tools} />
  return (
    <>
      <StandingView account={account} invitation={invitation} isOwn={isOwn} tools={tools} />
      <AccessesView accesses={accesses} tools={tools} />
      <p>
        <a href={tools.link()}>{tools.t('accounts.back')}</a>
      </p>
    </>
  )
}

interface StandingProps extends Pick<Page, 'account' | 'invitation' | 'isOwn'> {
  readonly tools: ViewTools
}

function StandingView({ account, invitation, isOwn, tools }: StandingProps) {
  const { t } = tools
  const { name, email, isBlocked, standing } = account
  return (
    <Card title={name} icon="user">
      {isBlocked && <Notice kind="warning">{t('accounts.blocked')}</Notice>}
      {standing?.isLocked && <Notice kind="info">{t('accounts.locked')}</Notice>}
      {isOwn && <Notice kind="info">{t('accounts.own')}</Notice>}
      {invitation && <InvitationNotice invitation={invitation} tools={tools} />}
      <DescriptionList
        items={[
          { term: t('accounts.email'), value: email },
          { term: t('accounts.invitation'), value: invitation && <InvitationState invitation={invitation} tools={tools} /> },
          ...(standing ? toFacts(standing, t) : []),
        ]}
      />
      {standing?.signsInElsewhere && <p>{t('accounts.elsewhere')}</p>}
      <StepButtons account={account} invitation={invitation} isOwn={isOwn} tools={tools} />
    </Card>
  )
}

function StepButtons({ account, invitation, isOwn, tools: { t, link, may } }: StandingProps) {
  const isElsewhere = account.standing?.signsInElsewhere ?? false
  return (
    <div class="actions">
      {listSteps(account, { isOwn, invitation })
        .filter((step) => may(step))
        .map((step) => (
          <Button key={step} kind="secondary" href={link({ query: { account: account.id, step } })}>
            {t(`accounts.step.${step === 'welcome' && isElsewhere ? 'invite' : step}`)}
          </Button>
        ))}
      {may('beheer.audit:read') && (
        <Button kind="quiet" href={link({ part: 'beheer.audit', query: { account: account.id } })} icon="history">
          {t('accounts.log')}
        </Button>
      )}
    </div>
  )
}

type Standing = NonNullable<Account['standing']>

function toFacts(standing: Standing, t: ViewTools['t']) {
  return [
    ...(standing.signsInElsewhere ? [] : toOwnFacts(standing, t)),
    { term: t('accounts.sessions'), value: String(standing.sessions) },
    { term: t('accounts.devices'), value: String(standing.devices) },
  ]
}

/** What the portal itself keeps to sign in with. */
function toOwnFacts({ userName, phoneEnd, hasApp }: Standing, t: ViewTools['t']) {
  return [
    { term: t('accounts.userName'), value: userName ?? t('accounts.noneYet') },
    { term: t('accounts.phone'), value: phoneEnd === undefined ? t('accounts.noneYet') : t('accounts.phone.end', { end: phoneEnd }) },
    { term: t('accounts.app'), value: t(hasApp ? 'accounts.yes' : 'accounts.no') },
  ]
}

/** What can be done about an account as it stands; a colleague does what decides who gets in. */
function listSteps({ isBlocked, standing }: Account, { isOwn, invitation }: Pick<Page, 'isOwn' | 'invitation'>): readonly Step[] {
  const signIn = standing === undefined ? [] : listSignInSteps(standing, invitation)
  if (isOwn) return signIn
  const recover: readonly Step[] = standing === undefined || standing.signsInElsewhere ? [] : ['recover']
  return [...signIn, ...recover, isBlocked ? 'unblock' : 'block']
}

function listSignInSteps({ isLocked }: Standing, invitation: Page['invitation']): readonly Step[] {
  return [...(isLocked ? (['unlock'] as const) : []), ...(invitation?.state === 'accepted' ? [] : (['welcome'] as const)), 'end']
}

function AccessesView({ accesses, tools: { t, link, may } }: Pick<Page, 'accesses'> & { readonly tools: ViewTools }) {
  if (accesses.length === 0) return <EmptyState icon="key-round" title={t('accounts.accesses.none')} />
  const opensClients = may('beheer.clients:read')
  return (
    <DataTable
      caption={t('accounts.accesses')}
      columns={['client', 'number', 'basis', 'state'].map((key) => ({ key, label: t(`accounts.access.${key}`) }))}
      rows={accesses.map(({ client, basis, portalAdmin, state }) => ({
        client: opensClients ? <a href={link({ part: 'beheer.clients', query: { client: client.id } })}>{client.name}</a> : client.name,
        number: client.number,
        basis: portalAdmin ? `${t(`core.basis.${basis}`)}, ${t('clients.isAdmin')}` : t(`core.basis.${basis}`),
        state: t(`clients.state.${state}`),
      }))}
    />
  )
}

interface StepProps<Name extends Step = Step> {
  readonly account: Account
  readonly step: Name
  readonly tools: ViewTools
}

function InviteQuestion({ account: { id, name }, tools }: Pick<StepProps, 'account' | 'tools'>) {
  return (
    <Question
      tools={tools}
      name="invite"
      title={tools.t('accounts.ask.invite', { name })}
      text={tools.t('accounts.ask.invite.text')}
      yes={tools.t('accounts.ask.invite.yes')}
      here={{ account: id, step: 'welcome' }}
      back={{ account: id }}
      hidden={{ account: id }}
    />
  )
}

function StepQuestion({ account: { id, name }, step, tools }: StepProps) {
  return (
    <Question
      tools={tools}
      name={step}
      title={tools.t(`accounts.ask.${step}`, { name })}
      text={tools.t(`accounts.ask.${step}.text`, { name })}
      yes={tools.t(`accounts.ask.${step}.yes`)}
      here={{ account: id, step }}
      back={{ account: id }}
      hidden={{ account: id }}
    />
  )
}

/** The welcome once more, or a lost phone: both may bring a mobile number. */
function PhoneForm({ account: { id, name }, step, tools }: StepProps<'welcome' | 'recover'>) {
  const { t, link, action } = tools
  const { field } = toFields(tools, step, { phone: '' })
  return (
    <Card title={t(`accounts.ask.${step}`, { name })} icon="smartphone">
      <Problems tools={tools} action={step} />
      <p>{t(`accounts.ask.${step}.text`, { name })}</p>
      <Form action={action(step, { account: id, step })} hidden={{ account: id }}>
        <TextField type="tel" label={t(`accounts.field.phone.${step}`)} hint={t(`accounts.field.phone.${step}.hint`)} {...field('phone')} />
        {step === 'recover' && (
          <TextField label={t('accounts.field.evidence')} hint={t('accounts.field.evidence.hint')} maxlength={300} {...field('evidence')} />
        )}
        <div class="actions">
          <Button>{t(`accounts.ask.${step}.yes`)}</Button>
          <Button kind="quiet" href={link({ query: { account: id } })}>
            {t('core.form.cancel')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
