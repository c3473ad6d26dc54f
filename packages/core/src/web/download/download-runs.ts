import { sql, type Kysely } from 'kysely'
import { appendAudit } from '../../audit/append-audit.ts'
import { DAY_MILLISECONDS } from '../../define/duration.ts'
import type { Assurance } from '../../define/viewer.ts'
import type { DownloadTable } from '../../store/download-tables.ts'
import type { KernelTables } from '../../store/tables.ts'
import { addNotice } from '../../notices/add-notice.ts'
import { DOWNLOAD_PART_ID } from './download-part.ts'
import { OPEN_STATES, UNDER_WAY, wipeDownload } from './downloads.ts'
import { WAIT_MILLISECONDS } from './limits.ts'

/** One try to make a download. What an earlier try still does counts for nothing: every write names its attempt. */
export interface DownloadRun {
  readonly id: string
  readonly attempt: number
  readonly accountId: string
  readonly clientId: string
  readonly accessId: string
  /** How strongly the session that asked was proven. */
  readonly assurance: Assurance
}

const KEPT_DAYS = 30

/** The downloads that somebody waits for, oldest first; also those that a process left unfinished when it died. */
export async function listDue(db: Kysely<KernelTables>, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('download')
    .select('id')
    .where('state', 'in', UNDER_WAY)
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .execute()
  return rows.map(({ id }) => id)
}

/** Begins a try with nothing of an earlier one; undefined when the download is no longer waited for. The caller holds its lock. */
export async function beginRun(db: Kysely<KernelTables>, id: string, now: Date): Promise<DownloadRun | undefined> {
  const row = await db
    .updateTable('download')
    .set({ state: 'running', attempts: sql<number>`attempts + 1`, parts_done: 0, parts_total: 0 })
    .where('id', '=', id)
    .where('state', 'in', UNDER_WAY)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()
  if (!row) return undefined
  await wipeDownload(db, id)
  return {
    id,
    attempt: row.attempts,
    accountId: row.account_id,
    clientId: row.client_id,
    accessId: row.access_id,
    assurance: row.assurance as Assurance,
  }
}

/** Says how far a try is; false when it is no longer the one that counts. */
export function noteProgress(
  db: Kysely<KernelTables>,
  run: DownloadRun,
  progress: { readonly done: number; readonly total: number },
): Promise<boolean> {
  return change(db, run, { parts_done: progress.done, parts_total: progress.total })
}

/** Ends a try with a ZIP that can be taken for a day, and a notice that it can; inside a transaction. */
export async function finishRun(
  db: Kysely<KernelTables>,
  run: DownloadRun,
  zip: { readonly digest: string; readonly size: number; readonly now: Date },
): Promise<void> {
  const { digest, size, now } = zip
  const expiresAt = new Date(now.getTime() + WAIT_MILLISECONDS)
  if (!(await change(db, run, { state: 'ready', digest, size, ready_at: now, expires_at: expiresAt }))) return
  const { id, accountId, clientId } = run
  await addNotice(db, { accountId, clientId, kind: 'download-ready', reference: id, values: {}, now })
}

/** Gives a download up, with its entry in the access log; inside a transaction. */
export async function failRun(
  db: Kysely<KernelTables>,
  run: DownloadRun,
  end: { readonly failure: NonNullable<DownloadTable['failure']>; readonly now: Date },
): Promise<void> {
  const { failure, now } = end
  if (!(await change(db, run, { state: 'failed', failure }))) return
  await wipeDownload(db, run.id)
  await appendAudit(db, {
    eventType: 'download.failed',
    part: DOWNLOAD_PART_ID,
    action: 'E',
    outcome: failure === 'no-access' ? 'refused' : 'failure',
    at: now,
    accountId: run.accountId,
    clientId: run.clientId,
    accessId: run.accessId,
    detail: { reason: failure },
  })
}

/**
 * Takes away what nobody may take any more: what ran out, what was taken, and what its access no longer opens; inside a
 * transaction. After a month the row goes too.
 */
export async function sweepDownloads(db: Kysely<KernelTables>, now: Date): Promise<void> {
  await db
    .updateTable('download')
    .set({ state: 'expired' })
    .where('state', 'in', OPEN_STATES)
    .where((eb) =>
      eb.or([
        eb('expires_at', '<=', now),
        eb.exists(
          eb
            .selectFrom('access')
            .select('access.id')
            .whereRef('access.id', '=', 'download.access_id')
            .where((or) => or.or([or('revoked_at', 'is not', null), or('portal_admin', '=', false)])),
        ),
      ]),
    )
    .execute()
  const done = db.selectFrom('download').select('id').where('state', 'in', ['taken', 'expired', 'failed'])
  // Who takes it may still be busy: an hour is longer than any transfer.
  const left = done.where((eb) => eb.or([eb('taken_at', 'is', null), eb('taken_at', '<=', new Date(now.getTime() - 3_600_000))]))
  await db.deleteFrom('download_chunk').where('download_id', 'in', left).execute()
  await db
    .deleteFrom('download')
    .where('state', 'in', ['taken', 'expired', 'failed'])
    .where('created_at', '<', new Date(now.getTime() - KEPT_DAYS * DAY_MILLISECONDS))
    .execute()
}

async function change(
  db: Kysely<KernelTables>,
  run: DownloadRun,
  values: { readonly state?: DownloadTable['state'] } & Partial<
    Record<'parts_done' | 'parts_total' | 'size', number> & Record<'ready_at' | 'expires_at', Date> & Record<'digest', string>
  > & { readonly failure?: NonNullable<DownloadTable['failure']> },
): Promise<boolean> {
  const row = await db
    .updateTable('download')
    .set(values)
    .where('id', '=', run.id)
    .where('attempts', '=', run.attempt)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
