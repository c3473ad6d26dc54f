import { sql, type Kysely } from 'kysely'
import { ASSURANCE_LEVELS, type Assurance } from '../define/viewer.ts'
import { createId } from '../store/ids.ts'
import type { KernelTables } from '../store/tables.ts'

/** Whose feed it is, and of which part (full id). */
export interface FeedPlace {
  readonly accountId: string
  readonly clientId: string
  readonly accessId: string
  readonly part: string
}

/** A feed that was not taken back. */
export interface OpenFeed extends FeedPlace {
  readonly id: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | undefined
}

/** A feed that is being fetched. */
export interface FetchedFeed extends FeedPlace {
  readonly id: string
  /** How strongly the session that made it was proven. */
  readonly assurance: Assurance
  /** How often it was fetched since `countedFrom`, this time included. */
  readonly fetches: number
  readonly countedFrom: Date
}

/** How long fetches of a feed are counted together. */
export const COUNTED_MILLISECONDS = 3_600_000

const isOpen = sql<boolean>`revoked_at is null`

/** Notes a new feed in the place of the one before, inside a transaction; false when another one was made at this moment. */
export async function addFeed(
  db: Kysely<KernelTables>,
  place: FeedPlace,
  made: { readonly secretHash: string; readonly assurance: Assurance; readonly now: Date },
): Promise<boolean> {
  const { secretHash, assurance, now } = made
  await revokeFeeds(db, { accountId: place.accountId, clientId: place.clientId, part: place.part }, now)
  const added = await db
    .insertInto('feed')
    .values({
      id: createId(now),
      account_id: place.accountId,
      client_id: place.clientId,
      access_id: place.accessId,
      part: place.part,
      assurance,
      secret_hash: secretHash,
      created_at: now,
      counted_from: now,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'client_id', 'part']).where('revoked_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** The feeds of an access that were not taken back. */
export async function listFeeds(db: Kysely<KernelTables>, accessId: string): Promise<readonly OpenFeed[]> {
  const rows = await db.selectFrom('feed').selectAll().where('access_id', '=', accessId).where(isOpen).orderBy('part').execute()
  return rows.map((row) => ({ ...toPlace(row), id: row.id, createdAt: row.created_at, lastUsedAt: row.last_used_at ?? undefined }))
}

/** Takes feeds back, from the next fetch on: all of an account, or only those of one client and part. Gives what was taken back. */
export async function revokeFeeds(
  db: Kysely<KernelTables>,
  which: Pick<FeedPlace, 'accountId'> & Partial<Pick<FeedPlace, 'clientId' | 'part'>>,
  now: Date,
): Promise<readonly FeedPlace[]> {
  let revoking = db.updateTable('feed').set({ revoked_at: now }).where('account_id', '=', which.accountId).where(isOpen)
  if (which.clientId !== undefined) revoking = revoking.where('client_id', '=', which.clientId)
  if (which.part !== undefined) revoking = revoking.where('part', '=', which.part)
  return (await revoking.returning(['account_id', 'client_id', 'access_id', 'part']).execute()).map((row) => toPlace(row))
}

/** Takes a feed back whose access is gone for good: nobody fetches it any more, however long a calendar goes on asking. */
export async function revokeLostFeed(db: Kysely<KernelTables>, id: string, now: Date): Promise<void> {
  await db
    .updateTable('feed')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where(isOpen)
    .where(sql<boolean>`not exists (select from access where access.id = feed.access_id and access.revoked_at is null)`)
    .execute()
}

/**
 * The feed with this secret, counted before anything else is done: of any number of fetches at once each has a number of its own. Undefined
 * for a secret of nobody and for one that was taken back, at the same cost.
 */
export async function claimFetch(
  db: Kysely<KernelTables>,
  secret: { readonly hash: string; readonly now: Date },
): Promise<FetchedFeed | undefined> {
  const now = sql<Date>`${secret.now.toISOString()}::timestamptz`
  const isOver = sql<boolean>`counted_from <= ${new Date(secret.now.getTime() - COUNTED_MILLISECONDS).toISOString()}::timestamptz`
  const row = await db
    .updateTable('feed')
    .set({
      last_used_at: secret.now,
      fetches: sql<number>`case when ${isOver} then 1 else fetches + 1 end`,
      counted_from: sql<Date>`case when ${isOver} then ${now} else counted_from end`,
    })
    .where('secret_hash', '=', secret.hash)
    .where(isOpen)
    .returning(['id', 'account_id', 'client_id', 'access_id', 'part', 'assurance', 'fetches', 'counted_from'])
    .executeTakeFirst()
  if (!row) return undefined
  // What is not known proves nothing.
  const assurance = ASSURANCE_LEVELS.find((level) => level === row.assurance) ?? 'single'
  return { ...toPlace(row), id: row.id, assurance, fetches: row.fetches, countedFrom: row.counted_from }
}

interface FeedRow {
  readonly account_id: string
  readonly client_id: string
  readonly access_id: string
  readonly part: string
}

function toPlace({ account_id: accountId, client_id: clientId, access_id: accessId, part }: FeedRow): FeedPlace {
  return { accountId, clientId, accessId, part }
}
