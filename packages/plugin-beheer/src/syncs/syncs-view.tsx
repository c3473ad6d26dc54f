import type { DeskPorts, ViewTools } from '@voordeur/core'
import { Button, Card, DataTable, DescriptionList, EmptyState, Form, Notice, When } from '@voordeur/core/ui'
import { Problems } from '../problems.tsx'

type Sources = Awaited<ReturnType<DeskPorts['syncs']['list']>>
type Rejected = NonNullable<Awaited<ReturnType<DeskPorts['syncs']['rejections']>>>

/** What the part shows: every source with its last runs, or what one run rejected. */
export type SyncsPage =
  | { readonly page: 'sources'; readonly sources: Sources }
  | ({ readonly page: 'run'; readonly from: number } & Rejected)

const COUNTED = ['clients', 'created', 'updated', 'removed'] as const

/** The page that was asked for. */
export function SyncsView({ page, tools }: { readonly page: SyncsPage; readonly tools: ViewTools }) {
  if (page.page === 'run') return <RunView {...page} tools={tools} />
  return (
    <>
      <Problems tools={tools} action="sync" />
      {page.sources.length === 0 && <EmptyState icon="refresh-cw" title={tools.t('syncs.none')} />}
      {page.sources.map((source) => (
        <SourceView key={source.id} source={source} tools={tools} />
      ))}
    </>
  )
}

function SourceView({ source, tools }: { readonly source: Sources[number]; readonly tools: ViewTools }) {
  const { t, may, action, now, locale } = tools
  const { id, every, lastGoodAt, isStale, runs, stuckMessages } = source
  return (
    <Card title={id} icon="refresh-cw">
      {isStale && <Notice kind="warning">{t('syncs.stale')}</Notice>}
      {stuckMessages > 0 && <Notice kind="warning">{t('syncs.stuck', { count: stuckMessages })}</Notice>}
      <DescriptionList
        items={[
          {
            term: t('syncs.lastGood'),
            value: lastGoodAt === undefined ? t('syncs.never') : <When value={lastGoodAt} now={now} locale={locale} />,
          },
          { term: t('syncs.every'), value: sayEvery(every, t) },
        ]}
      />
      {runs.length > 0 && <RunsView source={id} runs={runs} tools={tools} />}
      {may('sync') && (
        <Form action={action('sync')} hidden={{ source: id }}>
          <div class="actions">
            <Button kind="secondary" icon="refresh-cw">
              {t('syncs.now', { source: id })}
            </Button>
          </div>
        </Form>
      )}
    </Card>
  )
}

/** A distance as people say it; one that is written as ISO 8601 stays as it is. */
function sayEvery(every: string, t: ViewTools['t']): string {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(every) ?? []
  return count === undefined || unit === undefined ? every : t(`syncs.every.${unit}`, { count: Number(count) })
}

interface RunsViewProps {
  readonly source: string
  readonly runs: Sources[number]['runs']
  readonly tools: ViewTools
}

function RunsView({ source, runs, tools: { t, link, now, locale } }: RunsViewProps) {
  return (
    <DataTable
      caption={t('syncs.runs', { source })}
      columns={[
        ...['started', 'outcome'].map((key) => ({ key, label: t(`syncs.column.${key}`) })),
        ...[...COUNTED, 'rejected'].map((key) => ({ key, label: t(`syncs.column.${key}`), numeric: true })),
      ]}
      rows={runs.map(({ id, startedAt, outcome, counts, message }) => ({
        started: <When value={startedAt} now={now} locale={locale} />,
        outcome: (
          <>
            {t(`syncs.outcome.${outcome}`)}
            {message !== undefined && <p class="field-hint">{message}</p>}
          </>
        ),
        ...Object.fromEntries(COUNTED.map((key) => [key, String(counts[key] ?? 0)])),
        rejected: counts['rejected'] ? <a href={link({ query: { run: id } })}>{t('syncs.look', { count: counts['rejected'] })}</a> : '0',
      }))}
    />
  )
}

function RunView({ source, run, rejections, total, from, tools }: Extract<SyncsPage, { page: 'run' }> & { readonly tools: ViewTools }) {
  const { t, link, now, locale } = tools
  const next = from + rejections.length
  const all = run.counts['rejected'] ?? total
  return (
    <>
      <p>
        {t('syncs.rejected.of', { source })} <When value={run.startedAt} now={now} locale={locale} />
      </p>
      {all > total && <Notice kind="info">{t('syncs.rejected.kept', { total, all })}</Notice>}
      {rejections.length === 0 && <EmptyState icon="refresh-cw" title={t('syncs.rejected.none')} />}
      {rejections.length > 0 && (
        <DataTable
          caption={t('syncs.rejected.caption', { from: from + 1, until: next, total })}
          columns={['place', 'type', 'reason'].map((key) => ({ key, label: t(`syncs.rejected.${key}`) }))}
          rows={rejections.map(({ place, type, reason }) => ({
            place: [
              place.file,
              ...(place.line === undefined ? [] : [String(place.line)]),
              ...(place.path === undefined ? [] : [place.path]),
            ].join(' : '),
            type: type ?? '',
            reason,
          }))}
        />
      )}
      <div class="actions">
        {next < total && (
          <Button kind="secondary" href={link({ query: { run: run.id, from: String(next) } })} icon="arrow-right">
            {t('syncs.rejected.next')}
          </Button>
        )}
        <Button kind="quiet" href={link()}>
          {t('syncs.back')}
        </Button>
      </div>
    </>
  )
}
