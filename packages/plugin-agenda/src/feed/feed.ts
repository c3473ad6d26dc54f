import { defineFeed } from '@voordeur/core'
import type { FeedOptions } from '../calendar/options.ts'
import type { AgendaContext } from '../calendar/own-entries.ts'
import { loadFeed } from './load-feed.ts'
import { writeCalendar } from './write-calendar.ts'

/** The agenda in a calendar of the reader's own; its text says what goes out. */
export function calendarFeed(options: FeedOptions): ReturnType<typeof defineFeed> {
  return defineFeed({
    title: 'feed.title',
    text: `feed.text.${toChoice(options)}`,
    mime: 'text/calendar',
    load: (context: AgendaContext) => loadFeed(context, options),
    write: writeCalendar,
  })
}

function toChoice({ titles, place, notes }: FeedOptions): string {
  if (titles === 'busy') return 'busy'
  return ['titles', ...(place ? ['place'] : []), ...(notes ? ['notes'] : [])].join('-')
}
