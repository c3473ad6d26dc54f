import type { ViewTools } from '@voordeur/core'
import { EmptyState, Filters, When } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { toExcerpt } from '../excerpt.ts'
import { isChosen, toPeriodQuery } from '../period/choice.ts'
import { ChosenOnPaper, PeriodFilter, PeriodProblems } from '../period/period-filter.tsx'
import type { TimelineEntry } from './entry.ts'
import { toEvent, toEventLine } from './event.tsx'
import { Events } from './events.tsx'
import type { TimelinePage } from './load.ts'

/** The timeline, newest first, with what narrows it. */
export function viewTimeline(page: TimelinePage, tools: ViewTools): ComponentChild {
  const { t } = tools
  if (page.kinds.length === 0)
    return (
      <EmptyState icon="clock" title={t('timeline.empty')}>
        {t('timeline.empty.text')}
      </EmptyState>
    )
  const chosen = { ...toKindQuery(page), ...toPeriodQuery(page.period) }
  return (
    <>
      <PeriodProblems choice={page.period} t={t} />
      {page.kinds.length > 1 && <Filters label={t('timeline.kinds')} items={toKinds(page, tools)} />}
      <PeriodFilter choice={page.period} rest={toKindQuery(page)} tools={tools} />
      <ChosenOnPaper choice={page.period} said={[page.kind && t(`timeline.kind.${page.kind}`)]} tools={tools} />
      <Events items={page.entries.map((entry) => toEvent(entry, tools))} period={page.period} page={page} chosen={chosen} tools={tools}>
        <NothingFound page={page} t={t} />
      </Events>
    </>
  )
}

/** The newest event in one line. */
export function viewNewestEntry(entry: TimelineEntry | undefined, tools: ViewTools): ComponentChild {
  if (!entry) return tools.t('timeline.empty')
  const { title, text } = toEventLine(entry, tools)
  return (
    <>
      <strong>{title}</strong>, <When value={entry.when} now={tools.now} locale={tools.locale} />
      {text !== '' && <>: {toExcerpt(text)}</>}
    </>
  )
}

function NothingFound({ page, t }: { readonly page: TimelinePage; readonly t: ViewTools['t'] }): ComponentChild {
  const isNarrowed = page.kind !== undefined || isChosen(page.period)
  return (
    <EmptyState icon="clock" title={t('timeline.none')}>
      {isNarrowed && t('timeline.none.text')}
    </EmptyState>
  )
}

function toKindQuery({ kind }: TimelinePage): Readonly<Record<string, string>> {
  return kind === undefined ? {} : { kind }
}

function toKinds(page: TimelinePage, { t, link }: ViewTools) {
  const period = toPeriodQuery(page.period)
  return [
    { href: link({ query: period }), label: t('timeline.kinds.all'), current: page.kind === undefined },
    ...page.kinds.map((kind) => ({
      href: link({ query: { ...period, kind } }),
      label: t(`timeline.kind.${kind}`),
      current: page.kind === kind,
    })),
  ]
}
