import { createHmac, createSecretKey } from 'node:crypto'
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

/** What wrong passwords cost: a growing wait, or after so many a block until a new password is set. */
export type ThrottleRule = { readonly kind: 'delay' } | { readonly kind: 'block'; readonly after: number }

/**
 * An attempt that may be made (`isLast`: a wrong password blocks), or that it may not; `until` is the moment from which
 * one may be made again, and is absent for a block.
 */
export type Claim = { readonly admitted: true; readonly isLast: boolean } | { readonly admitted: false; readonly until?: Date }

/** Whose attempt it is: the user name as it is stored, and the remembered device of that name's account, if it is one. */
export interface Attempt {
  readonly userName: string
  readonly device: string | undefined
}

/**
 * Slows guessing down per user name, and apart for each remembered device of its owner: whatever strangers try, they can't
 * lock the owner out of a device that is known. An attempt is claimed, and counted as failed, before anything is
 * compared: so that of any number of guesses at once no more are compared than one after the other would be.
 * A name that does not exist is counted the same way.
 */
export interface Throttle {
  readonly claim: (attempt: Attempt) => Promise<Claim>
  /** Forgets the failures from this device, after a right password. */
  readonly clear: (attempt: Attempt) => Promise<void>
  /** Lifts every wait and block of a name, after a new password or by staff, in the caller's transaction. */
  readonly lift: (db: Kysely<AuthTables>, userName: string) => Promise<void>
  /** Whether strangers' attempts at a name have to wait, or are blocked. */
  readonly isShut: (userName: string) => Promise<boolean>
  /** Removes what has been quiet for a day and is no block, and whatever is beyond the largest number of names. */
  readonly sweep: () => Promise<void>
}

/** What a throttle needs; `key` (32 bytes) turns names into keys. */
export interface ThrottleInput {
  readonly database: () => Kysely<AuthTables>
  readonly now: () => Date
  readonly key: Uint8Array
  readonly rule: ThrottleRule
  readonly maxKeys?: number
}

// Delay by number of failures, as PostgreSQL's array, which counts from 1.
const DELAY_BY_FAILURES = `{${[...Array.from({ length: FREE_TRIES }, () => 0), ...DELAYS].join(',')}}`
const LONGEST = FREE_TRIES + DELAYS.length

// A block has no end of its own.
const NEVER = new Date('9999-12-31T00:00:00Z')

/** A throttle on `auth_throttle`. */
export function createThrottle({ database, now, key, rule, maxKeys = MAX_KEYS }: ThrottleInput): Throttle {
  // A key object: a MAC of a few bytes costs less than reading its key.
  const secret = createSecretKey(key)
  const mac = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')
  const toKey = ({ userName, device }: Attempt) => mac(`${userName}\0${device ?? ''}`)
  const toKeys = (attempt: Attempt) => ({ key: toKey(attempt), name_key: mac(attempt.userName) })
  const forgottenAt = (at: Date) => new Date(at.getTime() - FORGET_SECONDS * 1000)
  const shut = toShutUntil(rule)
  // A block that an earlier policy left is none any more for one that only waits.
  const isOpen = (at: Date) =>
    rule.kind === 'block'
      ? sql<boolean>`auth_throttle.blocked_until <= ${at}`
      : sql<boolean>`(auth_throttle.blocked_until <= ${at} or auth_throttle.blocked_until >= ${NEVER})`

  return {
    claim: async (attempt) => {
      const [at, keys] = [now(), toKeys(attempt)]
      const failures = sql<number>`case when auth_throttle.changed_at <= ${forgottenAt(at)} then 1 else auth_throttle.failures + 1 end`
      const claimed = await database()
        .insertInto('auth_throttle')
        .values({ ...keys, failures: 1, blocked_until: shut(at, sql<number>`1`), changed_at: at })
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet({ failures, blocked_until: shut(at, failures), changed_at: at })
            .where(isOpen(at)),
        )
        .returning('failures')
        .executeTakeFirst()
      if (claimed) return { admitted: true, isLast: rule.kind === 'block' && claimed.failures >= rule.after }
      const row = await database().selectFrom('auth_throttle').where('key', '=', keys.key).select('blocked_until').executeTakeFirst()
      const until = row?.blocked_until ?? at
      return until < NEVER ? { admitted: false, until } : { admitted: false }
    },

    clear: async (attempt) => {
      await database().deleteFrom('auth_throttle').where('key', '=', toKey(attempt)).execute()
    },

    lift: async (db, userName) => {
      await db.deleteFrom('auth_throttle').where('name_key', '=', mac(userName)).execute()
    },

    isShut: async (userName) => {
      const strangers = toKey({ userName, device: undefined })
      const row = await database()
        .selectFrom('auth_throttle')
        .where('key', '=', strangers)
        .where(sql<boolean>`not ${isOpen(now())}`)
        .select('key')
        .executeTakeFirst()
      return row !== undefined
    },

    sweep: async () => {
      await database()
        .deleteFrom('auth_throttle')
        .where('changed_at', '<=', forgottenAt(now()))
        .where(rule.kind === 'block' ? sql<boolean>`blocked_until < ${NEVER}` : sql<boolean>`true`)
        .execute()
      // Those that wait longest are kept longest: flooding with names must not set a name free.
      const beyond = database()
        .selectFrom('auth_throttle')
        .select('key')
        .orderBy('blocked_until', 'desc')
        .orderBy('failures', 'desc')
        .orderBy('changed_at', 'desc')
        .offset(maxKeys)
      await database().deleteFrom('auth_throttle').where('key', 'in', beyond).execute()
    },
  }
}

/** From which moment a name may be tried again, after so many failures. */
function toShutUntil(rule: ThrottleRule): (at: Date, failures: RawBuilder<number>) => RawBuilder<Date> {
  if (rule.kind === 'delay') return blockedUntil
  return (at, failures) => sql<Date>`case when ${failures} >= ${rule.after}::int then ${NEVER}::timestamptz else ${at}::timestamptz end`
}

function blockedUntil(at: Date, failures: RawBuilder<number>): RawBuilder<Date> {
  return sql<Date>`${at}::timestamptz + make_interval(secs => (${DELAY_BY_FAILURES}::int[])[least(${failures}, ${LONGEST}::int)])`
}
