import type { Composition } from '../../compose/composition.ts'
import type { JobQueue } from '../../jobs/job-queue.ts'
import { WATCH_JOB } from './watch-records.ts'

/**
 * Asks for plugins to look at what a sync may have changed; many times asked is once. A queue that does not run yet, or whose database is away, is not
 * waited for: the watch of the morning finds the same.
 */
export async function watchSoon({
  composition,
  queue,
}: {
  readonly composition: Pick<Composition, 'plugins'>
  readonly queue: Pick<JobQueue, 'send'>
}): Promise<void> {
  if (composition.plugins.some(({ watch }) => watch !== undefined)) await queue.send(WATCH_JOB, {}, { key: WATCH_JOB }).catch(() => false)
}
