import { createHmac } from 'node:crypto'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { AuthTables } from '../tables.ts'

// Wrong passwords in a row that cost no waiting.
const FREE_TRIES = 3

// Seconds to wait after each wrong password beyond the free ones; the last one stays.
const DELAYS = [30, 60, 120, 300, 900, 1800, 3600] as const

// Names that are remembered at most, so that a stranger who tries names without end does not fill the disk.
const MAX_KEYS = 100_000

// Seconds after the last attempt when a name is forgotten.
const FORGET_SECONDS = 24 * 60 * 60

/** An attempt that may be made, or the moment from which one may be made again. */
export type Claim = { readonly admitted: true } | { readonly admitted: false; readonly until: Date }

/**
 * Slows guessing down per user name. An attempt is claimed, and counted as failed, before anything is compared:
 * so that of any number of guesses at once no more are compared than one after the other would be.
 * A name that does not exist is counted the same way.
 */
export interface Throttle {
  readonly claim: (userName: string) => Promise<Claim>
  /** Forgets the failures of a name, after a right password. */
  readonly clear: (userName: string) => Promise<void>
  /** Removes what has been quiet for a day, and whatever is beyond the largest number of names. */
  readonly sweep: () => Promise<void>
}

/** What a throttle needs; `key` (32 bytes) turns names into keys. */
export interface ThrottleInput {
  readonly database: () => Kysely<AuthTables>
  readonly now: () => Date
  readonly key: Uint8Array
  readonly maxKeys?: number
}

// Delay by number of failures, as PostgreSQL's array, which counts from 1.
const DELAY_BY_FAILURES = `{${[...Array.from({ length: FREE_TRIES }, () => 0), ...DELAYS].join(',')}}`
const LONGEST = FREE_TRIES + DELAYS.length

/** A throttle on `auth_throttle`. */
export function createThrottle({ database, now, key, maxKeys = MAX_KEYS }: ThrottleInput): Throttle {
  const toKey = (userName: string) => createHmac('sha256', key).update(userName).digest('base64url')
  const forgottenAt = (at: Date) => new Date(at.getTime() - FORGET_SECONDS * 1000)

  return {
    claim: async (userName) => {
      const [at, id] = [now(), toKey(userName)]
      const failures = sql<number>`case when auth_throttle.changed_at <= ${forgottenAt(at)} then 1 else auth_throttle.failures + 1 end`
      const claimed = await database()
        .insertInto('auth_throttle')
        .values({ key: id, failures: 1, blocked_until: blockedUntil(at, sql<number>`1`), changed_at: at })
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet({ failures, blocked_until: blockedUntil(at, failures), changed_at: at })
            .where('auth_throttle.blocked_until', '<=', at),
        )
        .returning('failures')
        .executeTakeFirst()
      if (claimed) return { admitted: true }
      const row = await database().selectFrom('auth_throttle').where('key', '=', id).select('blocked_until').executeTakeFirst()
      return { admitted: false, until: row?.blocked_until ?? at }
    },

    clear: async (userName) => {
      await database().deleteFrom('auth_throttle').where('key', '=', toKey(userName)).execute()
    },

    sweep: async () => {
      await database().deleteFrom('auth_throttle').where('changed_at', '<=', forgottenAt(now())).execute()
      // Those that wait longest are kept longest: flooding with names must not set a name free.
      const beyond = database()
        .selectFrom('auth_throttle')
        .select('key')
        .orderBy('failures', 'desc')
        .orderBy('changed_at', 'desc')
        .offset(maxKeys)
      await database().deleteFrom('auth_throttle').where('key', 'in', beyond).execute()
    },
  }
}

function blockedUntil(at: Date, failures: RawBuilder<number>) {
  return sql<Date>`${at}::timestamptz + make_interval(secs => (${DELAY_BY_FAILURES}::int[])[least(${failures}, ${LONGEST}::int)])`
}
