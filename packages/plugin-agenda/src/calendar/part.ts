import { definePart, type Part } from '@voordeur/core'
import { Appointment } from '@voordeur/core/care'
import { calendarFeed } from '../feed/feed.ts'
import { createCalendarView } from '../view/calendar.tsx'
import { viewNext } from '../view/next.tsx'
import { add, change } from '../writing/write.ts'
import { ChangedItem, NewItem, OneDay, OneItem } from '../writing/input.ts'
import { remove, skip } from '../writing/remove.ts'
import { loadCalendar } from './load.ts'
import { toNextPage } from './load-all.ts'
import { loadNext } from './load-summary.ts'
import type { AgendaOptions } from './options.ts'
import { CalendarQuery } from './query.ts'

/** Agenda: the appointments of the care record, and those that the people around the client write themselves. */
export function calendar({ own, feed }: AgendaOptions) {
  const part = definePart({
    id: 'calendar',
    title: 'calendar.title',
    icon: 'calendar-days',
    scope: 'client',
    rights: { read: { title: 'calendar.right.read' }, add: { title: 'calendar.right.add' } },
    reads: [Appointment],
    query: CalendarQuery,
    load: loadCalendar,
    nextPage: toNextPage,
    view: createCalendarView({ feed: feed !== false }),
    summary: { load: loadNext, view: viewNext },
    ...(feed === false ? {} : { feed: calendarFeed(feed) }),
    actions: {
      add: { right: 'add', input: NewItem, run: add },
      change: { right: 'add', input: ChangedItem, run: change },
      // Who may read the agenda may take away what they wrote, also when they may not write any more.
      skip: { right: 'read', input: OneDay, run: skip },
      remove: { right: 'read', input: OneItem, run: remove },
    },
  })
  return own ? part : withoutWriting(part)
}

/** Where nobody writes there is no right to, and no form. What was written before can still be taken away. */
function withoutWriting(part: Part<'calendar', 'read' | 'add'>): Part<'calendar', 'read' | 'add'> {
  const leaveOut = <Named extends Readonly<Record<string, unknown>>>(named: Named, names: readonly string[]) =>
    // What is left of a record still is one: every reader of these goes by name.
    Object.fromEntries(Object.entries(named).filter(([name]) => !names.includes(name))) as Named
  return { ...part, rights: leaveOut(part.rights, ['add']), actions: leaveOut(part.actions, ['add', 'change']) }
}
