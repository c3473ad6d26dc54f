import type { ViewTools } from '@voordeur/core'
import { EventList, Pager, type EventItem } from '@voordeur/core/ui'
import type { ComponentChild, ComponentChildren } from 'preact'
import type { PeriodChoice } from '../period/choice.ts'

interface EventsProps {
  readonly items: readonly EventItem[]
  readonly period: PeriodChoice
  /** Where in the list this page lies. */
  readonly page: { readonly paged: boolean; readonly older?: string }
  /** The query by which the list is narrowed, and stays. */
  readonly chosen: Readonly<Record<string, string>>
  readonly tools: ViewTools
  /** What is said where there are none. */
  readonly children: ComponentChildren
}

/** One page of events with the way to newer and older ones; no events while the period that was asked for can not be read. */
export function Events({ items, period, page, chosen, tools, children }: EventsProps): ComponentChild {
  const { t, link } = tools
  return (
    <>
      {period.errors === undefined && (items.length === 0 ? children : <List items={items} tools={tools} />)}
      <Pager
        t={t}
        newer={page.paged ? link({ query: chosen }) : undefined}
        older={page.older === undefined ? undefined : link({ query: { ...chosen, before: page.older } })}
      />
    </>
  )
}

function List({ items, tools: { t, now, locale } }: Pick<EventsProps, 'items' | 'tools'>): ComponentChild {
  return <EventList items={items} now={now} locale={locale} importantLabel={t('timeline.important')} />
}
