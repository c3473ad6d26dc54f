import type { ViewTools } from '@voordeur/core'
import { EmptyState, EventList, LiveRegion, toSpokenDay } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import type { Entry } from '../calendar/entry.ts'
import type { ListPage } from '../calendar/page.ts'
import { addDays } from '../time/day.ts'
import type { ViewOptions } from './calendar.tsx'
import { LinkedTitle } from './entry-title.tsx'
import { sayTime } from './say.ts'
import { MoreWays, Steps, ToolBar } from './tool-bar.tsx'

interface ListProps {
  readonly page: ListPage
  readonly tools: ViewTools
  readonly options: ViewOptions
}

/** Some days of the agenda, each with its appointments; a day without any is left out. */
export function ListView({ page, tools, options }: ListProps) {
  const { t, now, locale } = tools
  const { from, until, entries, earlier, later } = page
  const period = { from: toSpokenDay(from, now, locale), until: toSpokenDay(addDays(until, -1), now, locale) }
  return (
    <>
      <ToolBar tools={tools} current="list" month={from.slice(0, 7)} />
      <LiveRegion id="agenda">
        {entries.length === 0 ? (
          <EmptyState icon="calendar-days" title={t('calendar.empty')}>
            {t('calendar.empty.text', period)}
          </EmptyState>
        ) : (
          <EventList items={entries.map((entry) => toItem(entry, page, tools))} now={now} locale={locale} />
        )}
      </LiveRegion>
      <Steps
        tools={tools}
        earlier={earlier === undefined ? undefined : { from: earlier }}
        later={later === undefined ? undefined : { from: later }}
      />
      <MoreWays tools={tools} options={options} />
    </>
  )
}

function toItem(entry: Entry, { from }: ListPage, tools: ViewTools) {
  const { id, day, own } = entry
  // What began before these days stands on the first of them.
  const shown = day < from ? from : day
  return {
    id: `a-${id}-${day}`,
    when: shown,
    title: <LinkedTitle entry={entry} tools={tools} />,
    icon: own ? 'user-round' : 'stethoscope',
    meta: sayTime(entry, tools),
    body: <Where entry={entry} tools={tools} />,
  }
}

function Where({ entry, tools: { t } }: { readonly entry: Entry; readonly tools: ViewTools }): ComponentChild {
  const { place, own } = entry
  return (
    <p>
      {place !== undefined && (
        <>
          <bdi>{place}</bdi>
          {' · '}
        </>
      )}
      <span class="muted">{own ? t('calendar.own', { name: own.by }) : t('calendar.care')}</span>
    </p>
  )
}
