import type { ViewTools } from '@voordeur/core'
import { Button, Card, DataTable, EmptyState, Form, TextField, When } from '@voordeur/core/ui'
import { Question } from '../view/question.tsx'
import type { AccountsPage, Recovery } from './account-page.ts'
import { AccountView } from './account-view.tsx'
import { StrandedView } from './invitation-view.tsx'

interface AccountsViewProps {
  readonly page: AccountsPage
  readonly tools: ViewTools
}

/** The page that was asked for. */
export function AccountsView({ page, tools }: AccountsViewProps) {
  const { t, link } = tools
  if (page.page === 'account') return <AccountView {...page} tools={tools} />
  if (page.page === 'confirm') return <ConfirmView recovery={page.recovery} tools={tools} />
  return (
    <>
      <Card title={t('accounts.find')} icon="search">
        <Form action={link()} method="get">
          <TextField name="email" type="email" label={t('accounts.email')} hint={t('accounts.email.hint')} value={page.email} />
          <div class="actions">
            <Button icon="search">{t('accounts.search')}</Button>
          </div>
        </Form>
      </Card>
      {page.found === 'none' && <EmptyState icon="search" title={t('accounts.none')} />}
      <RecoveriesView recoveries={page.recoveries} tools={tools} />
      <StrandedView stranded={page.stranded} tools={tools} />
    </>
  )
}

function RecoveriesView({ recoveries, tools }: { readonly recoveries: readonly Recovery[]; readonly tools: ViewTools }) {
  const { t, link, may, now, locale } = tools
  if (recoveries.length === 0) return null
  return (
    <>
      <DataTable
        caption={t('accounts.recoveries')}
        columns={['name', 'evidence', 'until', 'confirm'].map((key) => ({ key, label: t(`accounts.recovery.${key}`) }))}
        rows={recoveries.map(({ id, name, phone, requestedBy, evidence, expiresAt }) => ({
          name: (
            <>
              {name}
              <p class="field-hint">{phone}</p>
            </>
          ),
          evidence: (
            <>
              {evidence}
              <p class="field-hint">{t('accounts.recovery.by', { name: requestedBy })}</p>
            </>
          ),
          until: <When value={expiresAt} now={now} locale={locale} />,
          confirm: may('confirm') ? (
            <a href={link({ query: { recovery: id } })}>{t('accounts.recovery.look')}</a>
          ) : (
            t('accounts.recovery.colleague')
          ),
        }))}
      />
      <p>{t('accounts.recoveries.intro')}</p>
    </>
  )
}

function ConfirmView({ recovery, tools }: { readonly recovery: Recovery; readonly tools: ViewTools }) {
  const { id, name, phone, requestedBy, evidence } = recovery
  return (
    <Question
      tools={tools}
      name="confirm"
      title={tools.t('accounts.ask.confirm', { name })}
      text={tools.t('accounts.ask.confirm.text', { name, phone, by: requestedBy, evidence })}
      yes={tools.t('accounts.ask.confirm.yes')}
      here={{ recovery: id }}
      back={{}}
      hidden={{ recovery: id }}
    />
  )
}
