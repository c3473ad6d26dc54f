import { NotThere } from '@voordeur/core'
import { Appointment } from '@voordeur/core/care'
import { addDays, toAmsterdam, toFirstDay } from '../time/day.ts'
import { isOn, type Window } from '../time/repeat.ts'
import { listCareEntries, toCareEntry } from './care-entries.ts'
import { sortEntries, type Entry } from './entry.ts'
import { loadAll } from './load-all.ts'
import { decideRights, findItem, listOwnEntries, toOwnEntry, toSeries, type AgendaContext } from './own-entries.ts'
import type { AddPage, CalendarPage, ChangePage, ItemPage, ListPage, MonthPage } from './page.ts'
import { CalendarQuery } from './query.ts'

/** How many days stand on a page of the list. */
export const LIST_DAYS = 30

/** Before and after these days there is no page: what comes back for ever would have no last one. */
const FIRST_DAY = '2000-01-01'
const LAST_DAY = '2099-12-31'

/** Loads a page of the agenda. An appointment that is not there, or that this reader may not change, is `NotThere`. */
export async function loadCalendar(context: AgendaContext): Promise<CalendarPage> {
  const query = CalendarQuery.parse(context.query)
  const today = toAmsterdam(context.now).day
  if (query.view === 'month') return loadMonth(context, today, query.month ?? today.slice(0, 7))
  if (query.view === 'all') return loadAll(context, query)
  if (query.view === 'add') return loadAdd(context, query.day ?? today)
  if (query.view === 'change') return loadChange(context, query.item)
  if (query.item !== undefined) return loadItem(context, query.item, query.day)
  return loadList(context, query.from ?? today)
}

/** The appointments in a window, from the care record and the family's own, in order. */
export async function listEntries(context: AgendaContext, window: Window): Promise<readonly Entry[]> {
  const care = (await listCareEntries(context.records, window)).map(({ entry }) => entry)
  return sortEntries([...care, ...(await listOwnEntries(context, window))])
}

async function loadList(context: AgendaContext, from: string): Promise<ListPage> {
  const until = addDays(from, LIST_DAYS)
  const entries = await listEntries(context, { from, until })
  return { kind: 'list', from, until, entries, ...toNeighbours(addDays(from, -LIST_DAYS), until) }
}

async function loadMonth(context: AgendaContext, today: string, month: string): Promise<MonthPage> {
  const [from, until] = [toFirstDay(month), toFirstDay(month, 1)]
  const entries = await listEntries(context, { from, until })
  const { earlier, later } = toNeighbours(toFirstDay(month, -1), until)
  return {
    kind: 'month',
    today,
    month,
    entries,
    ...(earlier !== undefined && { earlier: earlier.slice(0, 7) }),
    ...(later !== undefined && { later: later.slice(0, 7) }),
  }
}

function toNeighbours(earlier: string, later: string): Pick<ListPage, 'earlier' | 'later'> {
  return { ...(earlier >= FIRST_DAY && { earlier }), ...(later <= LAST_DAY && { later }) }
}

async function loadItem(context: AgendaContext, id: string, day: string | undefined): Promise<ItemPage> {
  const item = await findItem(context.db, id)
  if (item) {
    const asked = day ?? item.day
    if (!isOn(toSeries(item), asked)) throw new NotThere()
    return { kind: 'item', entry: toOwnEntry(item, asked, context) }
  }
  const record = await context.records.find(Appointment, id)
  const entry = record && toCareEntry(record)
  if (!entry) throw new NotThere()
  return { kind: 'item', entry }
}

async function loadAdd({ may, client }: AgendaContext, day: string): Promise<AddPage> {
  if (!may('add')) throw new NotThere()
  return { kind: 'add', day, client: client.name }
}

async function loadChange(context: AgendaContext, id: string | undefined): Promise<ChangePage> {
  const item = id === undefined ? undefined : await findItem(context.db, id)
  if (!item || !decideRights(item, context).change) throw new NotThere()
  const { title, day, begins, ends, place, note, repeats, last_day: lastDay } = item
  return { kind: 'change', id: item.id, client: context.client.name, values: { title, day, begins, ends, place, note, repeats, lastDay } }
}
