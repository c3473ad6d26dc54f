import type { ViewTools } from '@voordeur/core'
import { DataTable, Notice, When } from '@voordeur/core/ui'
import type { ShownInvitation, ShownStranded } from './invitation.ts'

interface InvitationProps {
  readonly invitation: ShownInvitation
  readonly tools: ViewTools
}

/** What stands in the way of an invitation, if anything does. */
export function InvitationNotice({ invitation: { state, problem }, tools: { t } }: InvitationProps) {
  if (state === 'gone') return <Notice kind="warning">{t('accounts.why.gone')}</Notice>
  if (problem === undefined) return null
  return (
    <Notice kind={state === 'failed' ? 'warning' : 'info'}>
      {state === 'asked' && <p>{t('accounts.invitation.again')}</p>}
      <p>{t(`accounts.why.${problem}`)}</p>
    </Notice>
  )
}

/** How an invitation stands, and since when. */
export function InvitationState({ invitation: { state, at }, tools: { t, now, locale } }: InvitationProps) {
  return (
    <>
      {t(`accounts.invitation.${state}`)} (<When value={at} now={now} locale={locale} />)
    </>
  )
}

/** The invitations that nobody tries any more by itself, each with what is to be mended. */
export function StrandedView({ stranded, tools }: { readonly stranded: readonly ShownStranded[]; readonly tools: ViewTools }) {
  const { t, link, now, locale } = tools
  if (stranded.length === 0) return null
  return (
    <>
      <DataTable
        caption={t('accounts.stranded')}
        columns={['name', 'why', 'since'].map((key) => ({ key, label: t(`accounts.stranded.${key}`) }))}
        rows={stranded.map(({ accountId, name, at, problem }) => ({
          name: <a href={link({ query: { account: accountId } })}>{name}</a>,
          why: t(`accounts.why.${problem ?? 'gone'}`),
          since: <When value={at} now={now} locale={locale} />,
        }))}
      />
      <p>{t('accounts.stranded.intro')}</p>
    </>
  )
}
