import { sql, type Kysely } from 'kysely'
import { createId } from '../store/ids.ts'
import type { KernelTables } from '../store/tables.ts'
import { EMPTY_REPORT, type SyncReport } from '../records/sync-report.ts'

/** How a run of a source ended. */
export type SyncOutcome = 'done' | 'refused' | 'stopped' | 'failed'

/** Begins a run; runs of this source that a dead process left open are closed as interrupted. The caller holds the source's lock. */
export async function beginRun(db: Kysely<KernelTables>, source: string, now: Date): Promise<string> {
  await db
    .updateTable('sync_run')
    .set({ outcome: 'interrupted', finished_at: now })
    .where('source', '=', source)
    .where('outcome', '=', 'running')
    .execute()
  const id = createId(now)
  await db
    .insertInto('sync_run')
    .values({ id, source, started_at: now, finished_at: null, outcome: 'running', report: JSON.stringify(EMPTY_REPORT) })
    .execute()
  return id
}

/** Closes a run with its outcome and report. */
export async function endRun(
  db: Kysely<KernelTables>,
  id: string,
  end: { readonly outcome: SyncOutcome; readonly report: SyncReport; readonly now: Date },
): Promise<void> {
  await db
    .updateTable('sync_run')
    .set({ outcome: end.outcome, finished_at: end.now, report: JSON.stringify(end.report) })
    .where('id', '=', id)
    .execute()
}

/** When the last complete run of a source began and ended; runs that began behind this moment are those of a clock that was ahead. */
export async function findLastDone(
  db: Kysely<KernelTables>,
  source: string,
  now?: Date,
): Promise<{ readonly startedAt: Date; readonly finishedAt: Date } | undefined> {
  const done = db.selectFrom('sync_run').select(['started_at', 'finished_at']).where('source', '=', source).where('outcome', '=', 'done')
  const counted = now === undefined ? done : done.where('started_at', '<=', now)
  const row = await counted.orderBy('finished_at', 'desc').limit(1).executeTakeFirst()
  return row?.finished_at ? { startedAt: row.started_at, finishedAt: row.finished_at } : undefined
}

/**
 * Removes the runs that began before this moment, but of each source the last complete one, however old: the next run asks for what
 * changed since it, and every page says how fresh its part is by it.
 */
export async function forgetRuns(db: Kysely<KernelTables>, { before, now }: { readonly before: Date; readonly now: Date }): Promise<void> {
  await sql`delete from sync_run where started_at < ${before}::timestamptz and (outcome <> 'done' or exists (
    select from sync_run as newer where newer.source = sync_run.source and newer.outcome = 'done'
      and newer.started_at > sync_run.started_at and newer.started_at <= ${now}::timestamptz))`.execute(db)
}
