import type { PartContext } from '@voordeur/core'
import { sql, type Kysely, type Selectable } from 'kysely'
import type { AgendaTables, ItemTable } from '../tables/agenda-tables.ts'
import { listDays, type Window } from '../time/repeat.ts'
import type { Entry, EntryRights } from './entry.ts'

/** What a page of the agenda is loaded with. */
export type AgendaContext = PartContext<'client', AgendaTables>

/** Who looks, and what they may do. */
type Asker = Pick<AgendaContext, 'viewer' | 'may'>

/** An appointment of the family's own with the days on which it is not. */
export interface OwnItem extends Selectable<ItemTable> {
  readonly skipped: readonly string[]
}

/** The appointments of the family's own in a window, one entry for each day on which they are. */
export async function listOwnEntries(context: AgendaContext, window: Window): Promise<readonly Entry[]> {
  const items = await listItems(context.db, window)
  return items.flatMap((item) => listDays(toSeries(item), window).map((day) => toOwnEntry(item, day, context)))
}

/** The appointments of the family's own of which a day may lie in a window. */
export function listItems(db: Kysely<AgendaTables>, { from, until }: Window): Promise<readonly OwnItem[]> {
  const items = selectItems(db).where('day', '<', until)
  const isLasting = sql<boolean>`(repeats <> 'none' and (last_day is null or last_day >= ${from}::date))`
  return items.where((eb) => eb.or([eb('day', '>=', from), isLasting])).execute()
}

/** One appointment of the family's own, by its id. */
export function findItem(db: Kysely<AgendaTables>, id: string): Promise<OwnItem | undefined> {
  return selectItems(db).where('id', '=', id).executeTakeFirst()
}

/** Every appointment of the family's own with its skipped days, for a query to narrow. */
export function selectItems(db: Kysely<AgendaTables>) {
  return db
    .selectFrom('agenda_item')
    .selectAll('agenda_item')
    .select(
      sql<string[]>`array(select agenda_skip.day::text from agenda_skip
        where agenda_skip.client_id = agenda_item.client_id and agenda_skip.item_id = agenda_item.id order by agenda_skip.day)`.as(
        'skipped',
      ),
    )
}

/** When it comes back. */
export function toSeries({ day, repeats, last_day: lastDay, skipped }: OwnItem) {
  return { day, repeats, lastDay, skipped }
}

/** An appointment of the family's own on one of its days, as this reader sees it. */
export function toOwnEntry(item: OwnItem, day: string, asker: Asker): Entry {
  const { id, title, begins, ends, place, note, repeats, last_day: lastDay, made_by_name: by } = item
  return {
    id,
    title,
    day,
    lastDay: day,
    ...(begins !== null && { begins }),
    ...(ends !== null && { ends }),
    state: 'planned',
    ...(place !== null && { place }),
    with: [],
    notes: note === null ? [] : [note],
    own: { by, repeats, ...(lastDay !== null && { lastDay }), may: decideRights(item, asker) },
  }
}

/** Who wrote it changes it, with the right to write one; they and the portal administrator take it away. */
export function decideRights({ made_by: maker }: Pick<ItemTable, 'made_by'>, { viewer, may }: Asker): EntryRights {
  const isMaker = maker === viewer.account.id
  return {
    change: isMaker && may('add'),
    remove: isMaker || viewer.access?.portalAdmin === true,
  }
}
