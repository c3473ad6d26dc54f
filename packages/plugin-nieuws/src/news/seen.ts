import { NewsItem } from '@voordeur/core/care'
import { isShown, selectStanding, type NewsContext, type NewsOptions, type PlacedNews } from './list-news.ts'

// Older news is new to nobody, also not to who comes for the first time.
const NEW_MILLISECONDS = 30 * 24 * 60 * 60 * 1000
const MOST = 99

/** Which of these this reader has not seen; nothing that stands for more than thirty days. */
export async function findNew(context: NewsContext, items: readonly PlacedNews[]): Promise<ReadonlySet<string>> {
  const recent = items.filter(({ at }) => at > toSince(context).toISOString()).map(({ id }) => id)
  if (recent.length === 0) return new Set()
  const seen = await context.db.selectFrom('nieuws_seen').select('item_id').where('item_id', 'in', recent).execute()
  const known = new Set(seen.map(({ item_id: id }) => id))
  return new Set(recent.filter((id) => !known.has(id)))
}

/** Notes that this reader saw these, and forgets what can't matter any more. */
export async function noteSeen(context: NewsContext, ids: ReadonlySet<string>): Promise<void> {
  if (ids.size === 0) return
  const { db, viewer, now } = context
  await db
    .insertInto('nieuws_seen')
    .values([...ids].map((id) => ({ account_id: viewer.account.id, item_id: id, seen_at: now })))
    .onConflict((seen) => seen.doNothing())
    .execute()
  // A day more than news is new: what is seen at the last moment must not become new again.
  await db
    .deleteFrom('nieuws_seen')
    .where('seen_at', '<', new Date(toSince(context).getTime() - 24 * 60 * 60 * 1000))
    .execute()
}

/** How much news this reader has not seen; 99 at most. */
export async function countNew(context: NewsContext, { fromSource }: NewsOptions): Promise<number> {
  const written = await selectStanding(context)
    .select('id')
    .where('from_at', '>', toSince(context))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('nieuws_seen').select('item_id').whereRef('item_id', '=', 'nieuws_item.id'))))
    .limit(MOST)
    .execute()
  const delivered = fromSource ? await countDelivered(context) : 0
  return Math.min(MOST, written.length + delivered)
}

async function countDelivered(context: NewsContext): Promise<number> {
  const { items } = await context.records.list(NewsItem, { from: toSince(context).toISOString(), limit: 100 })
  const shown = items.filter((record) => isShown(record, context)).map(({ id, at }) => ({ id, at: new Date(at).toISOString() }))
  return (
    await findNew(
      context,
      shown.map((item) => ({ ...item, title: '', pinned: false })),
    )
  ).size
}

function toSince({ now }: NewsContext): Date {
  return new Date(now.getTime() - NEW_MILLISECONDS)
}
