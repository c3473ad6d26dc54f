import { addDays, toAmsterdamDay, toAmsterdamInstant } from '../define/amsterdam.ts'
import { JobQueueError } from './job-queue-error.ts'

/** When a job runs by itself: at a fixed distance (whole minutes, counted from the epoch), or once a day at a time in Amsterdam. */
export type Every = { readonly everySeconds: number } | { readonly dailyAt: string }

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/
const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Refuses (`JOB_SCHEDULE`) a distance that is not one or more whole minutes, or a time that is not `HH:MM`. */
export function parseEvery(name: string, every: Every): Every {
  const valid =
    'dailyAt' in every ? TIME.test(every.dailyAt) : every.everySeconds >= MINUTE && Number.isInteger(every.everySeconds / MINUTE)
  if (valid) return every
  throw new JobQueueError('JOB_SCHEDULE', `The schedule of job "${name}" must be { everySeconds: whole minutes } or { dailyAt: 'HH:MM' }.`)
}

/** The cron line and time zone that mean the same, or undefined when cron can not say it (every seven minutes). */
export function toCron(every: Every): { readonly line: string; readonly zone: string } | undefined {
  if ('dailyAt' in every) {
    const [hour, minute] = every.dailyAt.split(':').map(Number)
    return { line: `${minute} ${hour} * * *`, zone: 'Europe/Amsterdam' }
  }
  const line = toCronLine(every.everySeconds)
  return line === undefined ? undefined : { line, zone: 'UTC' }
}

function toCronLine(seconds: number): string | undefined {
  if (seconds < HOUR) return HOUR % seconds === 0 ? `*/${seconds / MINUTE} * * * *` : undefined
  if (seconds < DAY) return DAY % seconds === 0 && seconds % HOUR === 0 ? `0 */${seconds / HOUR} * * *` : undefined
  return seconds === DAY ? '0 0 * * *' : undefined
}

/** The first moment after `now` at which the job is due. */
export function nextTick(every: Every, now: Date): Date {
  if ('dailyAt' in every) return nextDaily(every.dailyAt, now)
  const period = every.everySeconds * 1000
  return new Date((Math.floor(now.getTime() / period) + 1) * period)
}

function nextDaily(time: string, now: Date): Date {
  const today = toAmsterdamDay(now)
  const tick = toAmsterdamInstant(`${today}T${time}:00`)
  return tick > now ? tick : toAmsterdamInstant(`${addDays(today, 1)}T${time}:00`)
}
