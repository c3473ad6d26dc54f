import { NotThere, type ActionContext, type ActionProblems, type ActionResult } from '@voordeur/core'
import { sql } from 'kysely'
import type { z } from 'zod'
import { LIST_DAYS } from '../calendar/load.ts'
import type { ItemValues } from '../calendar/page.ts'
import type { AgendaTables } from '../tables/agenda-tables.ts'
import { addDays, toAmsterdam } from '../time/day.ts'
import type { ChangedItem, NewItem } from './input.ts'
import { readItem } from './read-item.ts'

type AgendaAction = ActionContext<'client', AgendaTables>

/** How many appointments one client may have: more is no agenda of people, and every page would read them. */
export const MOST_ITEMS = 2000

/** Writes a new appointment and tells the network of it, once, however often the form is sent. */
export async function add(context: AgendaAction, { key, ...typed }: z.infer<typeof NewItem>): Promise<ActionResult | ActionProblems> {
  const { db, client, viewer, now, notify } = context
  const read = readItem(typed)
  if ('problems' in read) return read
  const { count } = await db
    .selectFrom('agenda_item')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  if (count >= MOST_ITEMS) return { problems: [{ field: 'title', message: 'problem.full' }] }
  const added = await db
    .insertInto('agenda_item')
    .values({
      id: key,
      client_id: client.id,
      ...toColumns(read.values),
      made_by: viewer.account.id,
      made_by_name: viewer.account.name,
      made_at: now,
    })
    .onConflict((conflict) => conflict.columns(['client_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added) notify({ kind: 'added', reference: key })
  return { message: 'calendar.added', query: toPlace(read.values, now) }
}

/** Changes an appointment of one's own, all of it; the days that were skipped stay skipped. */
export async function change(context: AgendaAction, { id, ...typed }: z.infer<typeof ChangedItem>): Promise<ActionResult | ActionProblems> {
  const { db, viewer, now } = context
  const own = db.selectFrom('agenda_item').select('id').where('id', '=', id).where('made_by', '=', viewer.account.id)
  if (!(await own.executeTakeFirst())) throw new NotThere()
  const read = readItem(typed)
  if ('problems' in read) return read
  await db
    .updateTable('agenda_item')
    .set({ ...toColumns(read.values), changed_at: now, changes: sql<number>`changes + 1` })
    .where('id', '=', id)
    .where('made_by', '=', viewer.account.id)
    .execute()
  return { message: 'calendar.changed', query: toPlace(read.values, now) }
}

function toColumns({ lastDay, ...values }: ItemValues) {
  return { ...values, last_day: lastDay }
}

/** The page on which it stands: that of the coming days, or one that begins with its day. */
function toPlace({ day }: ItemValues, now: Date): Readonly<Record<string, string>> {
  const { day: today } = toAmsterdam(now)
  return day >= today && day < addDays(today, LIST_DAYS) ? {} : { from: day }
}
