import { addDays, toAmsterdam } from '../time/day.ts'
import type { Entry } from './entry.ts'
import { LIST_DAYS, listEntries } from './load.ts'
import type { AgendaContext } from './own-entries.ts'

/** The next appointment that goes on and did not begin yet, within the days of a page of the list; undefined when there is none. */
export async function loadNext(context: AgendaContext): Promise<Entry | undefined> {
  const { day: today, time } = toAmsterdam(context.now)
  const entries = await listEntries(context, { from: today, until: addDays(today, LIST_DAYS) })
  return entries.find(({ day, begins = '24:00', state }) => state !== 'cancelled' && (day > today || (day === today && begins >= time)))
}
