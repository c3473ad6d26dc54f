import { listCareEntries, type CareEntry } from '../calendar/care-entries.ts'
import type { Entry } from '../calendar/entry.ts'
import type { FeedOptions } from '../calendar/options.ts'
import { listItems, toOwnEntry, type AgendaContext, type OwnItem } from '../calendar/own-entries.ts'
import { addDays, toAmsterdam } from '../time/day.ts'
import type { GivenEntry } from './given.ts'

/** What a calendar gets: from a month ago to a year from now, and what comes back as one appointment that does. */
const DAYS_BACK = 31
const DAYS_AHEAD = 366

/** Loads what goes out to a calendar: what this reader sees in the agenda, and no more of it than the organisation chose. */
export async function loadFeed(context: AgendaContext, options: FeedOptions): Promise<readonly GivenEntry[]> {
  const { day: today } = toAmsterdam(context.now)
  const window = { from: addDays(today, -DAYS_BACK), until: addDays(today, DAYS_AHEAD) }
  const care = await listCareEntries(context.records, window)
  const own = await listItems(context.db, window)
  return [...care.map((one) => fromCare(one, options)), ...own.map((item) => fromOwn(item, toOwnEntry(item, item.day, context), options))]
}

function fromCare({ entry, record }: CareEntry, options: FeedOptions): GivenEntry {
  return { ...toGiven(entry, options), repeats: 'none', skipped: [], writtenAt: record.recordedAt, changes: 0 }
}

function fromOwn(item: OwnItem, entry: Entry, options: FeedOptions): GivenEntry {
  const { repeats, last_day: until, skipped, changed_at: changedAt, made_at: madeAt, changes } = item
  return {
    ...toGiven(entry, options),
    repeats,
    ...(until !== null && { until }),
    skipped,
    writtenAt: (changedAt ?? madeAt).toISOString(),
    changes,
  }
}

/** Named one by one: what is not chosen never comes as far as the writing. */
function toGiven(entry: Entry, { titles, place, notes }: FeedOptions) {
  const { id, day, lastDay, begins, ends, state } = entry
  return {
    id,
    day,
    lastDay,
    state,
    ...(begins !== undefined && { begins }),
    ...(ends !== undefined && { ends }),
    ...(titles === 'show' && { title: entry.title }),
    ...(titles === 'show' && place && entry.place !== undefined && { place: entry.place }),
    ...(titles === 'show' && notes && { notes: [...entry.with, ...entry.notes] }),
  }
}
