import type { JobData } from './job-data.ts'
import type { Every } from './every.ts'

/** One run of a job. */
export interface Job {
  readonly id: string
  readonly name: string
  readonly data: JobData
  /** 1 the first time, one more for each retry. */
  readonly attempt: number
  /** Aborted when the job ran longer than `expireSeconds` or the queue stops without waiting for it any longer. */
  readonly signal: AbortSignal
}

/** Does the work; throwing asks for a retry. It may run twice for one job, so the effect must be the same as once. */
export type JobHandler = (job: Job) => Promise<void>

/** When a failed job is tried again. With `backoff` the delay doubles at each attempt, up to an hour. */
export interface JobRetry {
  readonly limit: number
  readonly delaySeconds: number
  readonly backoff: boolean
}

/** How a job is worked on. */
export interface WorkOptions {
  /** How many of this job run at once in one process. Default 1. */
  readonly concurrency?: number
  /** Default: five retries after 30 seconds, doubling. */
  readonly retry?: JobRetry
  /** After this long the run is aborted and counts as failed. Default 900 (15 minutes), at most 86,400. */
  readonly expireSeconds?: number
}

/** How a job is sent. */
export interface SendOptions {
  /**
   * While a job with this key waits for its first run, sending another does nothing. A job that runs does not count:
   * it may already have read what the new one is about. Two with one key may therefore run at once.
   */
  readonly key?: string
  readonly startAfter?: Date
}

/** Something that went wrong in the queue. Only `error` may hold personal values; keep it out of the log. */
export interface JobProblem {
  /** `failed` is one attempt, `gave-up` the last one, `queue` the queue itself (its database is away). */
  readonly kind: 'failed' | 'gave-up' | 'queue'
  readonly job?: { readonly id: string; readonly name: string; readonly attempt: number }
  readonly error: unknown
}

/** Work that outlives the request that asked for it: once sent, a job survives the end of the process. */
export interface JobQueue {
  /** Declares who does a job; before `start`, once per name. Throws `JOB_TWICE`, `JOB_OPTIONS` or `JOB_STARTED`. */
  readonly work: (name: string, handler: JobHandler, options?: WorkOptions) => void
  /** Declares when a job runs by itself; before `start`. A tick during an outage is dropped: see `isOverdue`. */
  readonly schedule: (name: string, every: Every, data?: JobData) => void
  /** Puts a job in the queue; false when its key already waited. Never await it inside a transaction of the store. */
  readonly send: (name: string, data: JobData, options?: SendOptions) => Promise<boolean>
  readonly start: () => Promise<void>
  /** Takes no new jobs, waits for those that run (at most `waitSeconds`, default 30), aborts the rest; they run again later. */
  readonly stop: (options?: { readonly waitSeconds?: number }) => Promise<void>
}
