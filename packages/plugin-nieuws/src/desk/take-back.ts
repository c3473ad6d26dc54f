import { NotThere, type ActionResult } from '@voordeur/core'
import type { DeskContext } from './save.ts'

interface OneItem {
  readonly id: string
}

/** Takes a piece of news back: nobody reads it any more, and it is a draft again. Done twice it is done. */
export async function withdraw(context: DeskContext, { id }: OneItem): Promise<ActionResult> {
  const { db, viewer, now } = context
  const item = await db.deleteFrom('nieuws_item').where('id', '=', id).returningAll().executeTakeFirst()
  if (item) {
    const author = { author_id: viewer.account.id, author_name: viewer.account.name, changed_at: now }
    await db
      .insertInto('nieuws_draft')
      .values({ ...item, ...author })
      .execute()
  } else await requireDraft(context, id)
  return { message: 'desk.withdrawn', query: { step: 'preview', id } }
}

/** Throws a draft away, for good. Done twice it is done; what stands is taken back first. */
export async function discard({ db }: DeskContext, { id }: OneItem): Promise<ActionResult> {
  await db.deleteFrom('nieuws_draft').where('id', '=', id).execute()
  return { message: 'desk.discarded' }
}

async function requireDraft({ db }: DeskContext, id: string): Promise<void> {
  const draft = await db.selectFrom('nieuws_draft').select('id').where('id', '=', id).executeTakeFirst()
  if (!draft) throw new NotThere()
}
