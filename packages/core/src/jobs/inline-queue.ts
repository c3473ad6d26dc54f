import { createDeclaredJobs, type DeclaredJob, retryDelaySeconds } from './declared-jobs.ts'
import { nextTick } from './every.ts'
import { type JobData, parseJobData } from './job-data.ts'
import { JobQueueError } from './job-queue-error.ts'
import type { JobProblem, JobQueue, SendOptions } from './job-queue.ts'

/** A clock that a test can set. */
export interface SettableClock {
  readonly now: () => Date
  readonly set: (instant: Date) => void
}

/** What the inline queue needs. */
export interface InlineQueueOptions {
  readonly clock: SettableClock
  readonly onProblem: (problem: JobProblem) => void
}

/** A queue in memory on a clock that a test sets: nothing runs until `advance`. */
export interface InlineQueue extends JobQueue {
  /** Moves the clock on, from one due job to the next, and runs each. `advance(0)` runs what is due now. */
  readonly advance: (seconds: number) => Promise<void>
}

interface Waiting {
  readonly id: string
  readonly job: DeclaredJob
  readonly data: JobData
  readonly key: string | undefined
  readonly due: number
  readonly attempt: number
}

/** Creates a queue for tests, with the same promises as the real one except that it forgets when the process ends. */
export function createInlineQueue({ clock, onProblem }: InlineQueueOptions): InlineQueue {
  const declared = createDeclaredJobs()
  const waiting: Waiting[] = []
  let running = false
  let count = 0

  const now = () => clock.now().getTime()
  const send = (name: string, data: JobData, options: SendOptions = {}) => {
    if (!running) throw new JobQueueError('JOB_NOT_STARTED', `The job "${name}" was sent to a queue that has not started.`)
    const job = declared.find(name)
    const checked = parseJobData(name, data)
    if (options.key !== undefined && waiting.some((other) => other.job === job && other.attempt === 1 && other.key === options.key))
      return false
    count += 1
    waiting.push({ id: `inline-${count}`, job, data: checked, key: options.key, due: options.startAfter?.getTime() ?? now(), attempt: 1 })
    return true
  }
  const run = async (item: Waiting) => {
    const { id, job, data, attempt } = item
    try {
      await job.handler({ id, name: job.name, data, attempt, signal: new AbortController().signal })
    } catch (error) {
      const last = attempt > job.retry.limit
      onProblem({ kind: last ? 'gave-up' : 'failed', job: { id, name: job.name, attempt }, error })
      if (!last) waiting.push({ ...item, attempt: attempt + 1, due: now() + retryDelaySeconds(job.retry, attempt) * 1000 })
    }
  }
  const ticks = createTicks(declared.schedules, send)

  return {
    work: declared.work,
    schedule: declared.schedule,

    send: async (name, data, options) => send(name, data, options),

    start: async () => {
      declared.close()
      ticks.start(clock.now())
      running = true
    },
    stop: () => {
      running = false
      return Promise.resolve()
    },
    advance: async (seconds) => {
      const until = now() + seconds * 1000
      for (
        let due = running ? firstDue(waiting, ticks.next()) : undefined;
        due !== undefined && due <= until;
        due = firstDue(waiting, ticks.next())
      ) {
        if (due > now()) clock.set(new Date(due))
        ticks.fire(clock.now())
        const item = takeDue(waiting, now())
        if (item) await run(item)
        if (!running) return
      }
      if (until > now()) clock.set(new Date(until))
    },
  }
}

function firstDue(waiting: readonly Waiting[], tick: number): number | undefined {
  const first = Math.min(tick, ...waiting.map((item) => item.due))
  return Number.isFinite(first) ? first : undefined
}

function takeDue(waiting: Waiting[], now: number): Waiting | undefined {
  const due = waiting.filter((item) => item.due <= now).sort((one, other) => one.due - other.due)[0]
  if (due) waiting.splice(waiting.indexOf(due), 1)
  return due
}

type Schedules = ReturnType<typeof createDeclaredJobs>['schedules']

function createTicks(schedules: Schedules, send: (name: string, data: JobData, options: SendOptions) => boolean) {
  const due = new Map<Schedules[number], number>()
  const plan = (schedule: Schedules[number], now: Date) => due.set(schedule, nextTick(schedule.every, now).getTime())
  return {
    start: (now: Date) => schedules.forEach((schedule) => plan(schedule, now)),
    next: () => Math.min(Infinity, ...due.values()),
    fire: (now: Date) => {
      for (const [schedule, at] of due) {
        if (at > now.getTime()) continue
        send(schedule.name, schedule.data, { key: schedule.id })
        plan(schedule, now)
      }
    },
  }
}
