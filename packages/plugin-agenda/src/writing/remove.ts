import { NotThere, type ActionContext, type ActionResult } from '@voordeur/core'
import { sql } from 'kysely'
import type { z } from 'zod'
import { decideRights, findItem, toSeries, type OwnItem } from '../calendar/own-entries.ts'
import type { AgendaTables } from '../tables/agenda-tables.ts'
import { isOn } from '../time/repeat.ts'
import type { OneDay, OneItem } from './input.ts'

type AgendaAction = ActionContext<'client', AgendaTables>

/** Takes an appointment away, every time that it comes back. */
export async function remove(context: AgendaAction, { id }: z.infer<typeof OneItem>): Promise<ActionResult> {
  await requireRemovable(context, id)
  await context.db.deleteFrom('agenda_item').where('id', '=', id).execute()
  return { message: 'calendar.removed' }
}

/** Takes an appointment that comes back away on one day only. */
export async function skip(context: AgendaAction, { id, day }: z.infer<typeof OneDay>): Promise<ActionResult> {
  const { db, client, now } = context
  const item = await requireRemovable(context, id)
  // Twice the same is once; a day on which it is not, or that is all there is, can't be left out.
  if (item.skipped.includes(day)) return { message: 'calendar.skipped' }
  if (item.repeats === 'none' || !isOn(toSeries(item), day)) throw new NotThere()
  await db
    .insertInto('agenda_skip')
    .values({ client_id: client.id, item_id: id, day })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .updateTable('agenda_item')
    .set({ changed_at: now, changes: sql<number>`changes + 1` })
    .where('id', '=', id)
    .execute()
  return { message: 'calendar.skipped' }
}

async function requireRemovable(context: AgendaAction, id: string): Promise<OwnItem> {
  const item = await findItem(context.db, id)
  if (!item || !decideRights(item, context).remove) throw new NotThere()
  return item
}
