import { sql, type Kysely } from 'kysely'
import type { KernelTables } from '../../store/tables.ts'

/** How often something may be done in a window of time, counted from its first use. */
export interface UseLimit {
  readonly key: string
  readonly most: number
  readonly seconds: number
}

/**
 * Claims a use in one statement, before it is made: of any number at once exactly as many are admitted as the limit says. Inside a transaction that is undone, the claim is undone too.
 */
export async function claimUse(db: Kysely<KernelTables>, { key, most, seconds }: UseLimit, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + seconds * 1000)
  const isOver = sql<boolean>`use_limit.until <= ${now}`
  const claimed = await db
    .insertInto('use_limit')
    .values({ key, count: 1, until })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({
          count: sql<number>`case when ${isOver} then 1 else use_limit.count + 1 end`,
          until: sql<Date>`case when ${isOver} then ${until} else use_limit.until end`,
        })
        .where(sql<boolean>`${isOver} or use_limit.count < ${most}::int`),
    )
    .returning('count')
    .executeTakeFirst()
  return claimed !== undefined
}

/** How many seconds it takes until a limit that is used up may be used again; at least one. */
export async function toWait(db: Kysely<KernelTables>, { key }: UseLimit, now: Date): Promise<number> {
  const row = await db.selectFrom('use_limit').select('until').where('key', '=', key).executeTakeFirst()
  return Math.max(1, Math.ceil(((row?.until ?? now).getTime() - now.getTime()) / 1000))
}

/** Removes windows that are over. */
export async function sweepUses(db: Kysely<KernelTables>, now: Date): Promise<void> {
  await db.deleteFrom('use_limit').where('until', '<=', now).execute()
}
