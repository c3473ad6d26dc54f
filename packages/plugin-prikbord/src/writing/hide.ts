import { NotThere, type ActionResult } from '@voordeur/core'
import type { z } from 'zod'
import type { OneMessage } from './input.ts'
import type { WritingContext } from './place-once.ts'

type Hidden = { readonly hidden_at: Date; readonly hidden_by_id: string; readonly hidden_by_name: string } | typeof SHOWN

const SHOWN = { hidden_at: null, hidden_by_id: null, hidden_by_name: null } as const

/** Hides what another wrote from everybody but its author and the portal administrator, who alone may do so. */
export async function hide(context: WritingContext, { id }: z.infer<typeof OneMessage>): Promise<ActionResult> {
  const { account } = context.viewer
  const hidden = { hidden_at: context.now, hidden_by_id: account.id, hidden_by_name: account.name }
  await change(context, id, hidden)
  return { message: 'board.hidden' }
}

/** Shows what was hidden to everybody again. */
export async function show(context: WritingContext, { id }: z.infer<typeof OneMessage>): Promise<ActionResult> {
  await change(context, id, SHOWN)
  return { message: 'board.shown' }
}

async function change({ db, viewer }: WritingContext, id: string, hidden: Hidden): Promise<void> {
  if (viewer.access?.portalAdmin !== true) throw new NotThere()
  for (const table of ['prikbord_post', 'prikbord_reply'] as const) {
    const changed = await db
      .updateTable(table)
      // Who hid it first is remembered.
      .set(hidden)
      .where('id', '=', id)
      .where('author_id', '<>', viewer.account.id)
      .where('hidden_at', hidden === SHOWN ? 'is not' : 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (changed) return
  }
  if (!(await isOfAnother({ db, viewer }, id))) throw new NotThere()
}

/** Asked twice it is done once, and said twice. */
async function isOfAnother({ db, viewer }: Pick<WritingContext, 'db' | 'viewer'>, id: string): Promise<boolean> {
  const found = await Promise.all(
    (['prikbord_post', 'prikbord_reply'] as const).map((table) =>
      db.selectFrom(table).select('id').where('id', '=', id).where('author_id', '<>', viewer.account.id).executeTakeFirst(),
    ),
  )
  return found.some((row) => row !== undefined)
}
