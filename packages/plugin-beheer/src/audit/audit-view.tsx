import type { DeskPorts, ViewTools } from '@voordeur/core'
import { Button, coreMessages, DataTable, EmptyState, Notice, Pager, PeriodForm, When } from '@voordeur/core/ui'
import { watchingWords } from '../messages/watching-words.ts'

type Listed = Awaited<ReturnType<DeskPorts['audit']['list']>>

/** A page of the log, about whom it is, and the period as it was typed. */
export interface AuditPage extends Listed {
  readonly asked: { readonly from: string; readonly until: string }
  readonly about: { readonly client?: string; readonly account?: string }
  readonly errors: { readonly from?: string; readonly until?: string }
}

/** The access log of a period. */
export function AuditView({ page, tools }: { readonly page: AuditPage; readonly tools: ViewTools }) {
  const { t, link } = tools
  const { asked, about, errors, entries, older } = page
  const isNarrowed = about.client !== undefined || about.account !== undefined
  return (
    <>
      <p>{t('audit.intro')}</p>
      {isNarrowed && (
        <Notice kind="info">
          <p>{t(about.client === undefined ? 'audit.ofAccount' : 'audit.ofClient')}</p>
          <Button kind="quiet" href={link({ query: asked })}>
            {t('audit.everything')}
          </Button>
        </Notice>
      )}
      <PeriodForm t={t} action={link()} asked={asked} errors={errors} hidden={{ ...about }} />
      {entries.length === 0 ? <EmptyState icon="scroll-text" title={t('audit.none')} /> : <EntriesView entries={entries} tools={tools} />}
      <Pager older={older && link({ query: { ...asked, ...about, before: older } })} t={t} />
    </>
  )
}

function EntriesView({ entries, tools }: { readonly entries: Listed['entries']; readonly tools: ViewTools }) {
  const { t, now, locale } = tools
  return (
    <DataTable
      caption={t('audit.caption')}
      columns={['when', 'who', 'what', 'client'].map((key) => ({ key, label: t(`audit.column.${key}`) }))}
      rows={entries.map((entry) => ({
        when: <When value={entry.at} now={now} locale={locale} />,
        who: entry.who ?? t('audit.portal'),
        what: <What entry={entry} tools={tools} />,
        client: entry.client?.name ?? '',
      }))}
    />
  )
}

function What({ entry, tools: { t } }: { readonly entry: Listed['entries'][number]; readonly tools: ViewTools }) {
  const { event, action, outcome, about, part } = entry
  const more = [
    ...(part === undefined ? [] : [t('audit.part', { part })]),
    ...(about === undefined ? [] : [t('audit.about', { name: about })]),
    ...(outcome === 'success' ? [] : [t(outcome === 'refused' ? 'audit.refused' : 'audit.failure')]),
  ]
  return (
    <>
      {sayEvent(event, action, t)}
      <p class="field-hint">{[event, ...more].join(' · ')}</p>
    </>
  )
}

/** What happened, in the words of this part or of the client's own page; an event without words is said by what kind of deed it was. */
function sayEvent(event: string, action: string, t: ViewTools['t']): string {
  if (Object.hasOwn(watchingWords.nl, `audit.event.${event}`)) return t(`audit.event.${event}`)
  return t(Object.hasOwn(coreMessages.nl, `accessLog.did.${event}`) ? `core.accessLog.did.${event}` : `core.accessLog.did.${action}`)
}
