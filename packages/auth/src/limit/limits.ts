import { type Kysely, sql } from 'kysely'
import { after } from '../after.ts'
import type { AuthTables } from '../tables.ts'

/** How often something may be done in a window of time, counted from its first use. */
export interface Limit {
  readonly key: string
  readonly most: number
  readonly seconds: number
}

/** A use that may be made, or the limit that is reached and the moment from which one may be made again. */
export type LimitClaim = { readonly admitted: true } | { readonly admitted: false; readonly key: string; readonly until: Date }

/**
 * Counts in the database, so that all processes count together. A use is claimed before it is made, in one statement per
 * limit: of any number at once exactly as many are admitted as the limit says.
 */
export interface Limits {
  /** Claims one use of each; when one is reached, none is used. Name the tightest first. */
  readonly claim: (limits: readonly Limit[]) => Promise<LimitClaim>
  /** Gives uses back that were not made after all. */
  readonly release: (limits: readonly Limit[]) => Promise<void>
  /** How many of this limit are used now. */
  readonly count: (limit: Limit) => Promise<number>
  /** Forgets these counts. */
  readonly clear: (keys: readonly string[]) => Promise<void>
  /** Removes windows that are over. */
  readonly sweep: () => Promise<void>
}

const HOUR = 60 * 60

/** The seconds of an hour and of a day, for limits. */
export const WINDOW = { hour: HOUR, day: 24 * HOUR } as const

/** Limits on `auth_limit`, by the portal's clock. */
export function createLimits(database: () => Kysely<AuthTables>, now: () => Date): Limits {
  const claimOne = async ({ key, most, seconds }: Limit): Promise<LimitClaim> => {
    const at = now()
    const until = after(at, seconds)
    const isOver = sql<boolean>`auth_limit.until <= ${at}`
    const claimed = await database()
      .insertInto('auth_limit')
      .values({ key, count: 1, until })
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet({
            count: sql<number>`case when ${isOver} then 1 else auth_limit.count + 1 end`,
            until: sql<Date>`case when ${isOver} then ${until} else auth_limit.until end`,
          })
          .where(sql<boolean>`${isOver} or auth_limit.count < ${most}::int`),
      )
      .returning('count')
      .executeTakeFirst()
    if (claimed) return { admitted: true }
    const row = await database().selectFrom('auth_limit').where('key', '=', key).select('until').executeTakeFirst()
    return { admitted: false, key, until: row?.until ?? at }
  }

  const release = async (limits: readonly Limit[]) => {
    if (limits.length === 0) return
    await database()
      .updateTable('auth_limit')
      .set((row) => ({ count: row('count', '-', 1) }))
      .where('key', 'in', toKeys(limits))
      .where('count', '>', 0)
      .execute()
  }

  return {
    claim: async (limits) => {
      for (const [index, limit] of limits.entries()) {
        const claim = await claimOne(limit)
        if (claim.admitted) continue
        await release(limits.slice(0, index))
        return claim
      }
      return { admitted: true }
    },
    release,
    count: async ({ key }) => {
      const row = await database()
        .selectFrom('auth_limit')
        .where('key', '=', key)
        .where('until', '>', now())
        .select('count')
        .executeTakeFirst()
      return row?.count ?? 0
    },
    clear: async (keys) => {
      if (keys.length > 0) await database().deleteFrom('auth_limit').where('key', 'in', keys).execute()
    },
    sweep: async () => {
      await database().deleteFrom('auth_limit').where('until', '<=', now()).execute()
    },
  }
}

const toKeys = (limits: readonly Limit[]): string[] => limits.map(({ key }) => key)
