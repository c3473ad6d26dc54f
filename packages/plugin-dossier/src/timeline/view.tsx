import type { ViewTools } from '@voordeur/core'
import { EmptyState, EventList, Pager, When } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { toExcerpt } from '../excerpt.ts'
import type { TimelineEntry } from './entry.ts'
import { toEvent, toEventLine } from './event.tsx'
import type { TimelinePage } from './load.ts'

/** The timeline, newest first. */
export function viewTimeline(page: TimelinePage, tools: ViewTools): ComponentChild {
  const { t, now, locale, link } = tools
  if (page.entries.length === 0)
    return (
      <EmptyState icon="clock" title={t('timeline.empty')}>
        {t('timeline.empty.text')}
      </EmptyState>
    )
  return (
    <>
      <EventList
        items={page.entries.map((entry) => toEvent(entry, tools))}
        now={now}
        locale={locale}
        importantLabel={t('timeline.important')}
      />
      <Pager
        t={t}
        newer={page.paged ? link() : undefined}
        older={page.older === undefined ? undefined : link({ query: { before: page.older } })}
      />
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
