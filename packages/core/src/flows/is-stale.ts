import type { Kysely } from 'kysely'
import type { ComposedPart } from '../compose/composition.ts'
import { toSeconds } from '../define/duration.ts'
import type { Source } from '../define/source.ts'
import type { KernelTables } from '../store/tables.ts'
import { findLastDone } from './sync-run.ts'

/** When a source was read whole last, and when it was first tried; undefined where that never was. */
export interface ReadMoments {
  readonly lastGood: Date | undefined
  readonly firstTry: Date | undefined
}

/**
 * Whether what a source delivered is too old: its last complete run began longer ago than twice the distance between two runs. One that never came to
 * an end counts from its first try.
 */
export function isStale({ lastGood, firstTry }: ReadMoments, every: string, now: Date): boolean {
  const since = lastGood ?? firstTry
  const seconds = toSeconds(every)
  return since !== undefined && seconds !== undefined && now.getTime() - since.getTime() > 2 * seconds * 1000
}

/** Finds them. */
export async function findReadMoments(db: Kysely<KernelTables>, source: string, now: Date): Promise<ReadMoments> {
  const done = await findLastDone(db, source, now)
  if (done) return { lastGood: done.startedAt, firstTry: undefined }
  const first = await db
    .selectFrom('sync_run')
    .select('started_at')
    .where('source', '=', source)
    // The very first one may take longer than that.
    .where('finished_at', 'is not', null)
    .orderBy('started_at')
    .limit(1)
    .executeTakeFirst()
  return { lastGood: undefined, firstTry: first?.started_at }
}

/** The sources of which that is so. */
export async function listStale(db: Kysely<KernelTables>, sources: readonly Source[], now: Date): Promise<readonly string[]> {
  const stale: string[] = []
  for (const { id, every } of sources) if (isStale(await findReadMoments(db, id, now), every, now)) stale.push(id)
  return stale
}

/** Whether a part of the desk is about the sources: it works with them and with nothing else. */
export function isAboutSources({ part }: ComposedPart): boolean {
  return part.ports.length === 1 && part.ports[0] === 'syncs'
}
