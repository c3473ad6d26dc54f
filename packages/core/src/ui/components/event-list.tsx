import type { ComponentChild } from 'preact'
import type { Locale } from '../../define/messages.ts'
import { groupByDay } from '../event-days.ts'
import { isDay, toSpokenTime } from '../spoken-date.ts'
import { Icon } from './icon.tsx'
import { When } from './when.tsx'

/** One event in a list: `when` is an instant or a day in ISO 8601. */
export interface EventItem {
  readonly id: string
  readonly when: string
  readonly title: ComponentChild
  readonly icon?: string | undefined
  /** Who or what kind, in a few words. */
  readonly meta?: ComponentChild
  readonly important?: boolean | undefined
  readonly body: ComponentChild
}

interface EventListProps {
  readonly items: readonly EventItem[]
  readonly now: Date
  readonly locale: Locale
  /** The word beside the mark of an important event, such as "Belangrijk"; colour alone says nothing. */
  readonly importantLabel?: string | undefined
}

/** Events in the order given, grouped under the day they happened (Amsterdam). */
export function EventList({ items, now, locale, importantLabel }: EventListProps) {
  return (
    <div class="events">
      {groupByDay(items).map(({ day, items: ofDay }) => (
        <section key={day} class="day" aria-labelledby={`dag-${day}`}>
          <h2 class="day-title" id={`dag-${day}`}>
            <When value={day} now={now} locale={locale} />
          </h2>
          <ol class="day-events" role="list">
            {ofDay.map((item) => (
              <Event key={item.id} item={item} locale={locale} importantLabel={importantLabel} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

interface EventProps {
  readonly item: EventItem
  readonly locale: Locale
  readonly importantLabel: string | undefined
}

function Event({ item, locale, importantLabel }: EventProps) {
  return (
    <li class={item.important ? 'event event-important' : 'event'} id={item.id}>
      <span class="event-mark">
        <Icon name={item.icon ?? 'file-text'} size={22} />
      </span>
      <article class="event-body">
        <h3 class="event-title">{item.title}</h3>
        <p class="event-meta">
          {!isDay(item.when) && <time dateTime={item.when}>{toSpokenTime(item.when, locale)}</time>}
          {item.meta !== undefined && <span>{item.meta}</span>}
          {item.important && importantLabel !== undefined && (
            <strong class="event-flag">
              <Icon name="star" size={16} /> {importantLabel}
            </strong>
          )}
        </p>
        {item.body}
      </article>
    </li>
  )
}
