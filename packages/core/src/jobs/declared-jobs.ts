import { z } from 'zod'
import { type Every, parseEvery } from './every.ts'
import { type JobData, parseJobData } from './job-data.ts'
import { JobQueueError } from './job-queue-error.ts'
import type { JobHandler, JobQueue, JobRetry, WorkOptions } from './job-queue.ts'

/** A retry waits no longer than this. */
export const LONGEST_RETRY_SECONDS = 3600

/** A job with everything filled in. */
export interface DeclaredJob {
  readonly name: string
  readonly handler: JobHandler
  readonly concurrency: number
  readonly retry: JobRetry
  readonly expireSeconds: number
}

/** A schedule as declared; its data was checked. `id` tells schedules of one job with different data apart. */
export interface DeclaredSchedule {
  readonly id: string
  readonly name: string
  readonly every: Every
  readonly data: JobData
}

/** What was declared before `start`; the same for every implementation of the queue. */
export interface DeclaredJobs {
  readonly work: JobQueue['work']
  readonly schedule: JobQueue['schedule']
  readonly jobs: ReadonlyMap<string, DeclaredJob>
  readonly schedules: readonly DeclaredSchedule[]
  /** The job of this name; throws `JOB_UNKNOWN` when nobody does it. */
  readonly find: (name: string) => DeclaredJob
  /** Ends the declarations. Throws `JOB_UNKNOWN` when a schedule names a job that nobody does. */
  readonly close: () => void
}

const Name = z.string().regex(/^[a-z][a-z0-9.-]{0,63}$/)

const Options = z.strictObject({
  concurrency: z.int().min(1).max(20).default(1),
  retry: z
    .strictObject({ limit: z.int().min(0).max(50), delaySeconds: z.int().min(0).max(LONGEST_RETRY_SECONDS), backoff: z.boolean() })
    .default({ limit: 5, delaySeconds: 30, backoff: true }),
  expireSeconds: z.int().min(1).max(86_400).default(900),
})

/** Gathers what is declared before a queue starts. */
export function createDeclaredJobs(): DeclaredJobs {
  const jobs = new Map<string, DeclaredJob>()
  const schedules: DeclaredSchedule[] = []
  let closed = false

  const refuseWhenClosed = (name: string) => {
    if (closed) throw new JobQueueError('JOB_STARTED', `Job "${name}" was declared after the queue started. Declare it before.`)
  }
  const find = (name: string) => {
    const job = jobs.get(name)
    if (!job) throw new JobQueueError('JOB_UNKNOWN', `Nobody does the job "${name}". Declare it with work() before the queue starts.`)
    return job
  }
  return {
    jobs,
    schedules,
    find,
    work: (name, handler, options = {}) => {
      refuseWhenClosed(name)
      if (jobs.has(name)) throw new JobQueueError('JOB_TWICE', `The job "${name}" is declared twice. Give one of the two another name.`)
      jobs.set(name, { name, handler, ...parseOptions(name, options) })
    },
    schedule: (name, every, data = {}) => {
      refuseWhenClosed(name)
      const checked = parseJobData(name, data)
      schedules.push({ id: toScheduleId(name, checked), name, every: parseEvery(name, every), data: checked })
    },
    close: () => {
      for (const { name } of schedules) find(name)
      closed = true
    },
  }
}

// Made of the name and the data alone, so that the next process finds the same schedule again.
function toScheduleId(name: string, data: JobData): string {
  const fields = Object.entries(data).map(([field, value]) => `${field}.${value}`)
  return ['tick', name, ...fields.toSorted()].join('/')
}

function parseOptions(name: string, options: WorkOptions): z.output<typeof Options> {
  const parsed = Options.safeParse(options)
  if (Name.safeParse(name).success && parsed.success) return parsed.data
  const fields = parsed.success ? 'its name' : parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
  throw new JobQueueError('JOB_OPTIONS', `The job "${name}" can not be declared so: look at ${fields}.`)
}

/** How long to wait before the attempt after this one (1 is the first). The queue may wait less, never more. */
export function retryDelaySeconds(retry: JobRetry, attempt: number): number {
  if (!retry.backoff) return retry.delaySeconds
  return Math.min(LONGEST_RETRY_SECONDS, retry.delaySeconds * 2 ** Math.min(16, attempt - 1))
}
