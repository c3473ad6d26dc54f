import type { ComponentChild } from 'preact'
import type { ViewTools } from '../../define/part.ts'
import { Card } from '../components/card.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Notice } from '../components/notice.tsx'
import { Pager } from '../components/pager.tsx'
import { PeriodForm } from '../components/period-form.tsx'
import { When } from '../components/when.tsx'

interface AccessLogViewProps extends Pick<ViewTools, 't' | 'locale' | 'now' | 'link'> {
  readonly client: string
  readonly organisation: string
  /** Days as they were typed. */
  readonly from: string
  readonly until: string
  /** Message keys of what is wrong with a day. */
  readonly errors: { readonly from?: string | undefined; readonly until?: string | undefined }
  readonly lines: readonly AccessLogLine[]
  /** Whether the newest lines are shown. */
  readonly isFirst: boolean
  readonly older: string | null
}

/** One line of the page, in the reader's language; `at` is an instant (ISO 8601). */
export interface AccessLogLine {
  readonly at: string
  readonly times: number
  readonly who: string
  /** What they are to the client; undefined for staff and for the portal. */
  readonly role: string | undefined
  readonly part: string | undefined
  readonly what: string
  readonly about: string | undefined
  readonly ground: string
  /** The right that was used. */
  readonly right: string | undefined
  /** The access it rests on, by the portal's own id. */
  readonly access: string | undefined
}

const COLUMNS = ['when', 'who', 'part', 'what', 'ground'] as const

/** Wie heeft gekeken: a line for each, newest first, under what this list does not hold. */
export function AccessLogView(props: AccessLogViewProps) {
  const { t, client, organisation, lines, errors } = props
  const wrong = (['from', 'until'] as const).flatMap((field) => (errors[field] === undefined ? [] : [{ field, message: t(errors[field]) }]))
  return (
    <>
      <ErrorSummary title={t('core.form.errors')} errors={wrong} />
      <p>{t('core.accessLog.intro', { client })}</p>
      <Notice kind="info">
        <p>{t('core.accessLog.only', { organisation })}</p>
      </Notice>
      <LogPeriod {...props} />
      {wrong.length === 0 && (lines.length > 0 ? <Lines {...props} /> : <Nothing t={t} />)}
    </>
  )
}

function LogPeriod({ t, link, from, until, errors }: AccessLogViewProps) {
  const isNarrowed = from !== '' || until !== ''
  return (
    <Card title={t('core.accessLog.period')} icon="calendar-days">
      <PeriodForm t={t} action={link()} asked={{ from, until }} errors={errors} all={isNarrowed ? link() : undefined} />
    </Card>
  )
}

function Nothing({ t }: Pick<AccessLogViewProps, 't'>) {
  return (
    <EmptyState icon="eye" title={t('core.accessLog.empty')}>
      {t('core.accessLog.empty.text')}
    </EmptyState>
  )
}

function Lines(props: AccessLogViewProps) {
  const { t, link, from, until, isFirst, older } = props
  const period = { ...(from === '' ? {} : { from }), ...(until === '' ? {} : { until }) }
  return (
    <>
      <AccessLogTable {...props} />
      <Pager
        t={t}
        newer={isFirst ? undefined : link({ query: period })}
        older={older === null ? undefined : link({ query: { ...period, before: older } })}
      />
    </>
  )
}

type TableProps = Pick<AccessLogViewProps, 't' | 'locale' | 'now' | 'lines'>

/** The lines themselves: when, who, which part, what, and on which ground. */
export function AccessLogTable(props: TableProps) {
  const { t, lines } = props
  return (
    <DataTable
      caption={t('core.accessLog.caption')}
      columns={COLUMNS.map((key) => ({ key, label: t(`core.accessLog.${key}`) }))}
      rows={lines.map((line) => toRow(line, props))}
    />
  )
}

function toRow(line: AccessLogLine, { t, now, locale }: TableProps): Readonly<Record<(typeof COLUMNS)[number], ComponentChild>> {
  return {
    when: withMore(<When value={line.at} now={now} locale={locale} />, line.times > 1 && t('core.accessLog.times', { count: line.times })),
    who: withMore(line.who, line.role),
    part: line.part ?? '',
    what: withMore(line.what, line.about !== undefined && t('core.accessLog.about', { name: line.about })),
    ground: withMore(line.ground, line.right !== undefined && line.right !== line.part && t('core.accessLog.right', { right: line.right })),
  }
}

/** What a cell says, and a smaller line below it when there is more. */
function withMore(said: ComponentChild, more: string | false | undefined) {
  return (
    <div>
      {said}
      {more !== undefined && more !== false && <p class="field-hint">{more}</p>}
    </div>
  )
}
