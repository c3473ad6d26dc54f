import { randomUUID } from 'node:crypto'
import { type ConstructorOptions, fromPglite, type JobWithMetadata, PgBoss, type PGliteLike } from 'pg-boss'
import { createDeclaredJobs, type DeclaredJob, type DeclaredJobs, type DeclaredSchedule, LONGEST_RETRY_SECONDS } from './declared-jobs.ts'
import { nextTick, toCron } from './every.ts'
import { type JobData, parseJobData } from './job-data.ts'
import { JobQueueError } from './job-queue-error.ts'
import type { JobProblem, JobQueue, SendOptions } from './job-queue.ts'

/** Where the queue keeps its jobs: a small pool of its own on PostgreSQL, or the embedded database of the store. */
export type JobDatabase = { readonly connectionString: string } | { readonly pglite: PGliteLike }

/** What the queue needs. */
export interface PgBossQueueOptions {
  readonly database: JobDatabase
  /** The portal's schema; the queue lives beside it in `<schema>_jobs`. */
  readonly schema: string
  readonly onProblem: (problem: JobProblem) => void
}

// pg-boss deletes jobs that waited for 14 days and finished ones after 7; said here so that a new default changes nothing.
const WAITS_AT_MOST_SECONDS = 14 * 86_400
const KEPT_AFTERWARDS_SECONDS = 7 * 86_400
// Without a heartbeat, a job whose process died is only taken again when its whole time is over.
const HEARTBEAT_SECONDS = 60
const TICK = 'schedule.tick'

/** Creates the queue on pg-boss. Its clock is the database's. Errors of the queue itself go to `onProblem`, never up the process. */
export function createPgBossQueue({ database, schema, onProblem }: PgBossQueueOptions): JobQueue {
  const declared = createDeclaredJobs()
  const boss = new PgBoss({ ...toConnection(database), schema: `${schema}_jobs`, useListenNotify: true })
  // Without a listener, an error event would end the process.
  boss.on('error', (error) => onProblem({ kind: 'queue', error }))
  const workers = new Map<string, string>()
  let running = false

  const send = async (name: string, data: JobData, { key, startAfter }: SendOptions = {}) => {
    if (!running) throw new JobQueueError('JOB_NOT_STARTED', `The job "${name}" was sent to a queue that has not started.`)
    declared.find(name)
    const sent = await put(boss, {
      name,
      data: parseJobData(name, data),
      ...(key !== undefined && { key }),
      ...(startAfter && { startAfter }),
    })
    // The embedded store tells nobody of a new job, so this process wakes itself.
    boss.notifyWorker(workers.get(name) ?? '')
    return sent
  }

  return {
    work: declared.work,
    schedule: declared.schedule,
    send,
    start: async () => {
      declared.close()
      await boss.start()
      const poll = 'pglite' in database ? EMBEDDED_POLL : SERVER_POLL
      for (const job of [...declared.jobs.values(), tickJob(declared, boss)])
        workers.set(job.name, await startJob(boss, job, { poll, onProblem }))
      await startSchedules(boss, declared.schedules)
      running = true
    },
    stop: async ({ waitSeconds = 30 } = {}) => {
      running = false
      await boss.stop({ graceful: true, timeout: waitSeconds * 1000 })
    },
  }
}

// A new job wakes its worker at once (LISTEN/NOTIFY); polling finds what became due by time. Embedded, it shares one connection.
const EMBEDDED_POLL = { pollingIntervalSeconds: 5, notifyPollingIntervalSeconds: 15 }
const SERVER_POLL = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10 }

function toConnection(database: JobDatabase): ConstructorOptions {
  if ('connectionString' in database) return { connectionString: database.connectionString, max: 3, application_name: 'voordeur jobs' }
  return {
    db: fromPglite(database.pglite),
    backend: 'pglite',
    // One process, one connection: nobody else to compete with, and a rebuild of indexes would hold everybody up.
    reindex: false,
    monitorVacuum: false,
    cronWorkerIntervalSeconds: 10,
  }
}

interface Wanted {
  readonly name: string
  readonly data: JobData
  readonly key?: string
  readonly startAfter?: Date
}

async function put(boss: PgBoss, { name, data, key, startAfter }: Wanted): Promise<boolean> {
  // Under the policy `short` jobs without a key would count as having the same one, so each gets its own.
  const id = await boss.send(name, data, { singletonKey: key ?? randomUUID(), ...(startAfter && { startAfter }) })
  return id !== null
}

async function startJob(
  boss: PgBoss,
  job: DeclaredJob,
  { poll, onProblem }: { poll: typeof SERVER_POLL; onProblem: (problem: JobProblem) => void },
) {
  const options = {
    retryLimit: job.retry.limit,
    retryDelay: job.retry.delaySeconds,
    retryBackoff: job.retry.backoff,
    ...(job.retry.backoff && { retryDelayMax: LONGEST_RETRY_SECONDS }),
    expireInSeconds: job.expireSeconds,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    retentionSeconds: WAITS_AT_MOST_SECONDS,
    deleteAfterSeconds: KEPT_AFTERWARDS_SECONDS,
    notify: true,
  }
  await boss.createQueue(job.name, { ...options, policy: 'short' })
  await boss.updateQueue(job.name, { ...options, retryDelayMax: job.retry.backoff ? LONGEST_RETRY_SECONDS : null })
  const working = { ...poll, localConcurrency: job.concurrency, includeMetadata: true } as const
  return boss.work(job.name, working, async ([run]: JobWithMetadata<JobData>[]) => {
    if (run) await perform(job, run, onProblem)
  })
}

async function perform(job: DeclaredJob, run: JobWithMetadata<JobData>, onProblem: (problem: JobProblem) => void) {
  const attempt = run.retryCount + 1
  try {
    await job.handler({ id: run.id, name: job.name, data: run.data, attempt, signal: run.signal })
  } catch (error) {
    onProblem({ kind: attempt > job.retry.limit ? 'gave-up' : 'failed', job: { id: run.id, name: job.name, attempt }, error })
    // pg-boss keeps the error with the job; a message may hold personal values, so only its name goes there.
    throw new Error(error instanceof Error ? error.name : 'Error', { cause: undefined })
  }
}

// What cron can not say is a chain of jobs: each tick first sends the next one, so that a crash in between breaks nothing.
function tickJob(declared: DeclaredJobs, boss: PgBoss): DeclaredJob {
  return {
    name: TICK,
    concurrency: 1,
    retry: { limit: 5, delaySeconds: 30, backoff: true },
    expireSeconds: 60,
    handler: async ({ data }) => {
      const schedule = declared.schedules.find(({ id }) => id === data['schedule'])
      // A schedule that a new configuration no longer has: the chain ends here.
      if (!schedule || toCron(schedule.every)) return
      await sendNextTick(boss, schedule)
      await put(boss, { name: schedule.name, data: schedule.data, key: schedule.id })
    },
  }
}

function sendNextTick(boss: PgBoss, { id, every }: DeclaredSchedule): Promise<boolean> {
  return put(boss, { name: TICK, data: { schedule: id }, key: id, startAfter: nextTick(every, new Date()) })
}

async function startSchedules(boss: PgBoss, schedules: readonly DeclaredSchedule[]) {
  const byCron = new Set<string>()
  for (const schedule of schedules) {
    const cron = toCron(schedule.every)
    if (!cron) {
      await sendNextTick(boss, schedule)
      continue
    }
    byCron.add(schedule.id)
    await boss.schedule(schedule.name, cron.line, schedule.data, { tz: cron.zone, key: schedule.id, singletonKey: schedule.id })
  }
  // pg-boss remembers schedules; one that the configuration no longer has must not go on.
  for (const { name, key } of await boss.getSchedules()) if (!byCron.has(key)) await boss.unschedule(name, key)
}
