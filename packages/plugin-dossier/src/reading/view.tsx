import type { ViewTools } from '@voordeur/core'
import { EmptyState, Filters, type EventItem } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { FormSheetView } from '../forms/sheet-view.tsx'
import { isChosen, toPeriodQuery } from '../period/choice.ts'
import { ChosenOnPaper, PeriodFilter, PeriodProblems } from '../period/period-filter.tsx'
import { BackLink, ReadLink } from '../read-link.tsx'
import { sayAuthor } from '../staff-line.ts'
import { toReportEvent } from '../timeline/event.tsx'
import { Events } from '../timeline/events.tsx'
import type { ReadingEntry, ReadingList, ReadingPage } from './load.ts'

/** Reports and questionnaires in clusters: every choice is a link, and one page at a time. */
export function viewReading(page: ReadingPage, tools: ViewTools): ComponentChild {
  const { t, link } = tools
  if (page.shows === 'list') return <List page={page} tools={tools} />
  return (
    <>
      <BackLink href={link({ query: { kind: page.sheet.kind } })}>{t('reading.back')}</BackLink>
      <FormSheetView sheet={page.sheet} tools={tools} />
    </>
  )
}

interface ListProps {
  readonly page: ReadingList
  readonly tools: ViewTools
}

function List({ page, tools }: ListProps): ComponentChild {
  const { t } = tools
  const cluster = toClusterQuery(page)
  const chosen = { ...cluster, ...toPeriodQuery(page.period) }
  if (page.entries.length === 0 && !page.paged && Object.keys(chosen).length === 0)
    return (
      <EmptyState icon="book-open" title={t('reading.empty')}>
        {t('reading.empty.text')}
      </EmptyState>
    )
  return (
    <>
      <PeriodProblems choice={page.period} t={t} />
      <Clusters page={page} tools={tools} />
      <PeriodFilter choice={page.period} rest={cluster} tools={tools} />
      <ChosenOnPaper choice={page.period} said={[sayCluster(page)]} tools={tools} />
      <Events items={page.entries.map((entry) => toEvent(entry, tools))} period={page.period} page={page} chosen={chosen} tools={tools}>
        <EmptyState icon="book-open" title={t('reading.none')}>
          {t('reading.none.text')}
        </EmptyState>
      </Events>
    </>
  )
}

/** Topics of reports, and below them the questionnaires; either stands alone where the other has nothing. */
function Clusters({ page, tools }: ListProps): ComponentChild {
  const { t } = tools
  const topics = toTopics(page, tools)
  const kinds = toKinds(page, tools)
  return (
    <>
      {topics.length > 0 && <Filters label={t('reading.topics')} titled={kinds.length > 0} items={[toAll(page, tools), ...topics]} />}
      {kinds.length > 0 && <Filters label={t('reading.kinds')} titled items={topics.length > 0 ? kinds : [toAll(page, tools), ...kinds]} />}
    </>
  )
}

function toEvent(entry: ReadingEntry, tools: ViewTools): EventItem {
  if (entry.kind === 'report') return toReportEvent(entry, tools)
  const { t, link } = tools
  const { line } = entry
  return {
    id: line.id,
    when: line.when,
    title: line.title,
    icon: 'file-text',
    meta: sayAuthor(line, t),
    body: <ReadLink href={link({ query: { form: line.id } })} what={line.title} t={t} />,
  }
}

function sayCluster({ topic, kind, kinds }: ReadingList): string | undefined {
  return kind === undefined ? topic : kinds.find((known) => known.kind === kind)?.title
}

function toClusterQuery({ topic, kind }: ReadingList): Readonly<Record<string, string>> {
  return { ...(topic && { topic }), ...(kind && { kind }) }
}

function toAll(page: ReadingList, { t, link }: ViewTools) {
  const isAll = page.topic === undefined && page.kind === undefined
  return { href: link({ query: toPeriodQuery(page.period) }), label: t('reading.topics.all'), current: isAll }
}

// A count of everything beside one period would mislead.
function toCount({ period }: ReadingList, count: number) {
  return isChosen(period) ? {} : { count }
}

function toTopics(page: ReadingList, { link }: ViewTools) {
  return page.topics.map(({ value, count }) => ({
    href: link({ query: { ...toPeriodQuery(page.period), topic: value } }),
    label: value,
    current: page.topic === value && page.kind === undefined,
    ...toCount(page, count),
  }))
}

function toKinds(page: ReadingList, { link }: ViewTools) {
  return page.kinds.map(({ kind, title, count }) => ({
    href: link({ query: { ...toPeriodQuery(page.period), kind } }),
    label: title,
    current: page.kind === kind,
    ...toCount(page, count),
  }))
}
