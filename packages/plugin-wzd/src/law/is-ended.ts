import type { InvoluntaryCareMeasure } from '@voordeur/core/care'
import { toDay } from './day.ts'

/**
 * Whether a measure is over on a day. What the record says of its status counts: one that is called active runs on, also past its end, so that a term that
 * passed is never hidden. Without a status it is over after its last day.
 */
export function isEnded({ status, period }: InvoluntaryCareMeasure, today: string): boolean {
  if (status !== undefined) return status === 'ended'
  const last = period?.end === undefined ? undefined : toDay(period.end)
  return last !== undefined && last < today
}
