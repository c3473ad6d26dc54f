import type { ViewTools } from '@voordeur/core'
import { EventList, type EventItem } from '@voordeur/core/ui'
import type { ComponentChild, ComponentChildren } from 'preact'
import type { PeriodChoice } from '../period/choice.ts'

interface EventsProps {
  readonly items: readonly EventItem[]
  readonly period: PeriodChoice
  readonly tools: ViewTools
  /** What is said where there are none. */
  readonly children: ComponentChildren
}

/** One page of events; nothing while the period that was asked for can not be read. */
export function Events({ items, period, tools: { t, now, locale }, children }: EventsProps): ComponentChild {
  if (period.errors !== undefined) return null
  if (items.length === 0) return <>{children}</>
  return <EventList items={items} now={now} locale={locale} importantLabel={t('timeline.important')} />
}
