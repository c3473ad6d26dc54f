import type { ViewTools } from '@voordeur/core'
import { EmptyState, EventList, Filters, Pager } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { toReportEvent } from '../timeline/event.tsx'
import type { ReadingPage } from './load.ts'
import { sayMonth, toMonth, toMonthChoice } from './month.ts'

/** Reports by topic and by month: every choice is a link, and one page at a time. */
export function viewReading(page: ReadingPage, tools: ViewTools): ComponentChild {
  const { t, link } = tools
  const chosen = toChosen(page)
  const isNarrowed = page.paged || Object.keys(chosen).length > 0
  if (page.reports.length === 0 && !isNarrowed)
    return (
      <EmptyState icon="book-open" title={t('reading.empty')}>
        {t('reading.empty.text')}
      </EmptyState>
    )
  return (
    <>
      {page.topics.length > 0 && <Filters label={t('reading.topics')} items={toTopics(page, tools)} />}
      <Filters label={t('reading.months')} items={toMonths(page, tools)} />
      <Reports page={page} tools={tools} />
      <Pager
        t={t}
        newer={page.paged ? link({ query: chosen }) : undefined}
        older={page.older === undefined ? undefined : link({ query: { ...chosen, before: page.older } })}
      />
    </>
  )
}

function Reports({ page, tools }: { readonly page: ReadingPage; readonly tools: ViewTools }): ComponentChild {
  const { t, now, locale } = tools
  if (page.reports.length === 0)
    return (
      <EmptyState icon="book-open" title={t('reading.none')}>
        {t('reading.none.text')}
      </EmptyState>
    )
  return (
    <EventList
      items={page.reports.map((entry) => toReportEvent(entry, tools))}
      now={now}
      locale={locale}
      importantLabel={t('timeline.important')}
    />
  )
}

function toChosen({ topic, month }: ReadingPage): Readonly<Record<string, string>> {
  return { ...(topic && { topic }), ...(month && { month }) }
}

function toTopics(page: ReadingPage, { t, link }: ViewTools) {
  const month = page.month === undefined ? {} : { month: page.month }
  return [
    { href: link({ query: month }), label: t('reading.topics.all'), current: page.topic === undefined },
    // A count of all months beside one month would mislead.
    ...page.topics.map(({ value, count }) => ({
      href: link({ query: { ...month, topic: value } }),
      label: value,
      current: page.topic === value,
      ...(page.month === undefined && { count }),
    })),
  ]
}

function toMonths(page: ReadingPage, { t, link, now, locale }: ViewTools) {
  const topic = page.topic === undefined ? {} : { topic: page.topic }
  return [
    { href: link({ query: topic }), label: t('reading.months.all'), current: page.month === undefined },
    ...toMonthChoice(toMonth(now), page.month).map((month) => ({
      href: link({ query: { ...topic, month } }),
      label: sayMonth(month, locale),
      current: page.month === month,
    })),
  ]
}
