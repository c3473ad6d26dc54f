import type { Kysely } from 'kysely'
import { appendAudit } from '../../audit/append-audit.ts'
import { createId } from '../../store/ids.ts'
import type { DownloadTable } from '../../store/download-tables.ts'
import type { KernelTables } from '../../store/tables.ts'
import { toWho, type ClientVisit } from '../visit.ts'
import { DOWNLOAD_PART_ID } from './download-part.ts'
import { WAIT_MILLISECONDS } from './limits.ts'

/** The states in which a download is on its way. */
export const UNDER_WAY = ['waiting', 'running'] as const

/** The states in which a download is on its way or waits to be taken; an access has one such at most. */
export const OPEN_STATES = [...UNDER_WAY, 'ready'] as const

/** How far somebody's download is. Times are ISO 8601 in UTC; `size` is in bytes. */
export interface DownloadProgress {
  readonly id: string
  readonly state: DownloadTable['state']
  readonly done: number
  readonly total: number
  readonly failure: DownloadTable['failure']
  readonly askedAt: string
  readonly until: string
  readonly takenAt: string | null
  readonly size: number | null
}

/** Asks for a download, inside a transaction; while this access has one that is open, nothing happens and it is false. */
export async function askDownload(db: Kysely<KernelTables>, visit: ClientVisit): Promise<boolean> {
  const { now, access } = visit
  // What ran out stands in the way until the sweep comes by.
  const over = await db
    .updateTable('download')
    .set({ state: 'expired' })
    .where('access_id', '=', access.id)
    .where('state', 'in', OPEN_STATES)
    .where('expires_at', '<=', now)
    .returning('id')
    .execute()
  for (const { id } of over) await wipeDownload(db, id)
  const made = await db
    .insertInto('download')
    .values({
      id: createId(now),
      account_id: visit.visitor.id,
      client_id: access.clientId,
      access_id: access.id,
      assurance: visit.viewer.assurance,
      state: 'waiting',
      failure: null,
      created_at: now,
      expires_at: new Date(now.getTime() + WAIT_MILLISECONDS),
      digest: null,
      size: null,
    })
    .onConflict((conflict) => conflict.column('access_id').where('state', 'in', OPEN_STATES).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made)
    await appendAudit(db, {
      eventType: 'download.started',
      action: 'E',
      outcome: 'success',
      part: DOWNLOAD_PART_ID,
      at: now,
      ...toWho(visit),
    })
  return made !== undefined
}

/** The newest download of this access; one that ran out is expired, also before the sweep came by. */
export async function findNewestDownload(
  db: Kysely<KernelTables>,
  of: { readonly accessId: string; readonly now: Date },
): Promise<DownloadProgress | undefined> {
  const row = await db
    .selectFrom('download')
    .selectAll()
    .where('access_id', '=', of.accessId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const isOver = OPEN_STATES.some((state) => state === row.state) && row.expires_at <= of.now
  return {
    id: row.id,
    state: isOver ? 'expired' : row.state,
    done: row.parts_done,
    total: row.parts_total,
    failure: row.failure,
    askedAt: row.created_at.toISOString(),
    until: row.expires_at.toISOString(),
    takenAt: row.taken_at?.toISOString() ?? null,
    size: row.size,
  }
}

/** A download that somebody took. */
export interface TakenDownload {
  readonly id: string
  readonly attempt: number
  readonly digest: string
  /** Bytes. */
  readonly size: number
}

/**
 * Takes a download, inside a transaction: of any number at once exactly one gets it. Undefined for one that is not ready,
 * was taken, ran out, does not exist, or was asked with another access.
 */
export async function takeDownload(db: Kysely<KernelTables>, visit: ClientVisit, id: string): Promise<TakenDownload | undefined> {
  const row = await db
    .updateTable('download')
    .set({ state: 'taken', taken_at: visit.now })
    .where('id', '=', id)
    .where('account_id', '=', visit.visitor.id)
    .where('access_id', '=', visit.access.id)
    .where('client_id', '=', visit.client.id)
    .where('state', '=', 'ready')
    .where('expires_at', '>', visit.now)
    .returning(['id', 'attempts', 'digest', 'size'])
    .executeTakeFirst()
  if (!row || row.digest === null || row.size === null) return undefined
  await appendAudit(db, {
    eventType: 'download.taken',
    action: 'E',
    outcome: 'success',
    part: DOWNLOAD_PART_ID,
    at: visit.now,
    ...toWho(visit),
  })
  return { id: row.id, attempt: row.attempts, digest: row.digest, size: row.size }
}

/** Takes the bytes of a download away; what was asked and what became of it stays. */
export async function wipeDownload(db: Kysely<KernelTables>, id: string): Promise<void> {
  await db.deleteFrom('download_chunk').where('download_id', '=', id).execute()
}
