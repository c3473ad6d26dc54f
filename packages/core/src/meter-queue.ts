import type { JobQueue } from './jobs/job-queue.ts'
import type { Meter } from './metrics/meter.ts'

/** A queue whose jobs are counted, each attempt once. */
export function meterQueue(queue: JobQueue, meter: Pick<Meter, 'job'>): JobQueue {
  return {
    ...queue,
    work: (name, handler, options) =>
      queue.work(
        name,
        async (job) => {
          let outcome: 'done' | 'failed' = 'failed'
          try {
            await handler(job)
            outcome = 'done'
          } finally {
            meter.job({ job: name, outcome })
          }
        },
        options,
      ),
  }
}
